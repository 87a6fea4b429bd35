import { appendTo } from './appendTo';

/** Items by a key, those of one key in the order in which they came. */
export function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    appendTo(groups, keyOf(item), item);
  }
  return groups;
}
