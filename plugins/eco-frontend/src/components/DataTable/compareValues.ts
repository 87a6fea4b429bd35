/** Compares numbers by size, and text in natural order (`v9` before `v10`). */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') {
    return a - b;
  }
  return String(a).localeCompare(String(b), 'en', {
    numeric: true,
    sensitivity: 'base',
  });
}
