import { groupBy } from '../groupBy';

/** Groups objects by namespace, in the order of first appearance. */
export function groupByNamespace<T extends { namespace?: string }>(
  objects: readonly T[],
): Array<[string, T[]]> {
  return [...groupBy(objects, ({ namespace = '' }) => namespace)];
}
