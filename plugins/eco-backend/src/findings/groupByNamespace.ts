import { groupBy } from '../groupBy';

/** Objects by their namespace, in the order in which these first come. */
export function groupByNamespace<T extends { namespace?: string }>(
  objects: readonly T[],
): Array<[string, T[]]> {
  return [...groupBy(objects, ({ namespace = '' }) => namespace)];
}
