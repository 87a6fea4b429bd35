import { isDeepStrictEqual } from 'node:util';

/**
 * Puts what was known in the place of what is the same now: an item that did not
 * change stays the same object, and a list in which none did the same array.
 * Whoever keeps them need not look at it again.
 *
 * @param items - what is there now
 * @param options - `previous`: what was known; `keyOf`: names an item in both
 * @returns in the order of their keys
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
 * Applies changes to what was known. The same holds as for
 * {@link keepUnchanged}.
 *
 * @param changes - by key; undefined where an item is gone
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
