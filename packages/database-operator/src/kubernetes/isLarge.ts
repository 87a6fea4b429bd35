/** About twenty times what operators write into a spec and a status. */
const MAX_VALUES = 5_000;
/** Maximum total length of all texts and field names, in characters. */
const MAX_TEXT = 128 * 1024;

/**
 * Whether a value takes more memory than any genuine Kubernetes object needs.
 * An empty object in a list counts as much as sixty characters.
 */
export function isLarge(value: unknown): boolean {
  const waiting = [value];
  let values = 0;
  let text = 0;
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string') {
      text += next.length;
    } else if (typeof next === 'object' && next !== null) {
      const names = Object.keys(next);
      values += names.length;
      if (values > MAX_VALUES) {
        return true;
      }
      text += names.reduce((sum, name) => sum + name.length, 0);
      waiting.push(...Object.values(next));
    }
    if (text > MAX_TEXT) {
      return true;
    }
  }
  return false;
}
