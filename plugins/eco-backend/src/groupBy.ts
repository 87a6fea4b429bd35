import { appendTo } from './appendTo';

/** Groups items by key, in their original order. */
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
