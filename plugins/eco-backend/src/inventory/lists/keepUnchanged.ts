import { isDeepStrictEqual } from 'node:util';

/**
 * Reuses previous items that are equal to the current ones: an unchanged item
 * stays the same object, and a list without changes the same array. Callers can
 * then detect changes by identity.
 *
 * @param items - the current items
 * @param options - `previous`: the previous items; `keyOf`: returns the key of
 * an item
 * @returns the items, sorted by key
 */
export function keepUnchanged<T>(
  items: T[],
  options: { previous: T[]; keyOf: (item: T) => string },
): T[] {
  const { previous, keyOf } = options;
  const known = new Map(previous.map(item => [keyOf(item), item]));
  const current = new Map(
    items.map(item => {
      const key = keyOf(item);
      const before = known.get(key);
      const isSame = before !== undefined && isDeepStrictEqual(before, item);
      return [key, isSame ? before : item];
    }),
  );
  const isUnchanged =
    current.size === previous.length &&
    [...current].every(([key, item]) => known.get(key) === item);
  return isUnchanged ? previous : sortedValues(current);
}

/**
 * Applies changes to the previous items. It preserves identity as
 * {@link keepUnchanged} does.
 *
 * @param changes - by key; undefined if an item is gone
 */
export function applyChanges<T>(
  changes: Map<string, T | undefined>,
  options: { previous: T[]; keyOf: (item: T) => string },
): T[] {
  if (changes.size === 0) {
    return options.previous;
  }
  const untouched = options.previous.filter(
    item => !changes.has(options.keyOf(item)),
  );
  const changed = [...changes.values()].filter(item => item !== undefined);
  return keepUnchanged([...untouched, ...changed], options);
}

function sortedValues<T>(items: Map<string, T>): T[] {
  return [...items]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => item);
}
