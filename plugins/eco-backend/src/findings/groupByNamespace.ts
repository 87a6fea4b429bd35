import { appendTo } from '../appendTo';

/** Objects by their namespace, in the order in which these first come. */
export function groupByNamespace<T extends { namespace?: string }>(
  objects: readonly T[],
): Array<[string, T[]]> {
  const groups = new Map<string, T[]>();
  for (const object of objects) {
    const namespace = object.namespace ?? '';
    appendTo(groups, namespace, object);
  }
  return [...groups];
}
