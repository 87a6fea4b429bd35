/**
 * What is found of an object once, and kept as long as the object: a tenant may
 * make thousands of what it is asked for.
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
