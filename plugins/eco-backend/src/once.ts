/**
 * Caches a value derived from an object for as long as the object lives,
 * because a tenant can create thousands of objects that ask for it.
 */
export function once<K extends object, T>(
  of: K,
  known: WeakMap<K, T>,
  find: (of: K) => T,
): T {
  const found = known.get(of) ?? find(of);
  known.set(of, found);
  return found;
}
