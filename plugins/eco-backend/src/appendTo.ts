/**
 * Appends a value to the array of a key, in place. Copying the array for each
 * value would take half a minute for a tenant with fifty thousand values.
 */
export function appendTo<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const values = groups.get(key);
  if (values) {
    values.push(value);
  } else {
    groups.set(key, [value]);
  }
}
