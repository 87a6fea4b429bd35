/**
 * Keys with the values that are accepted. Keys and values may hold `*` for any
 * text; `*` as a value: the key is enough. Every key must match.
 *
 * @public
 */
export type KeyValuePattern = Record<string, string | string[]>;

/**
 * Whether a text is as a pattern says: equal, where `*` stands for any text,
 * also none. The time it takes grows with the text and not faster: the text may
 * be from a cluster.
 */
export function matchesPattern(text: string, pattern: string): boolean {
  const [first, ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) {
    return text === pattern;
  }
  if (!text.startsWith(first)) {
    return false;
  }
  let position = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, position);
    if (found < 0) {
      return false;
    }
    position = found + part.length;
  }
  return position + last.length <= text.length && text.endsWith(last);
}

/**
 * Whether a text is as one of the patterns says.
 *
 * @public
 */
export function matchesAny(text: string, patterns: readonly string[]): boolean {
  return patterns.some(pattern => matchesPattern(text, pattern));
}

/** A key of an object's labels or annotations that matched, and its value. */
export interface MatchedKey {
  key: string;
  value: string;
}

function findKey(
  entries: Record<string, string>,
  keyPattern: string,
  accepted: string | string[],
): MatchedKey | undefined {
  const values = Array.isArray(accepted) ? accepted : [accepted];
  if (!keyPattern.includes('*')) {
    const value = Object.hasOwn(entries, keyPattern)
      ? entries[keyPattern]
      : undefined;
    return value !== undefined && matchesAny(value, values)
      ? { key: keyPattern, value }
      : undefined;
  }
  for (const [key, value] of Object.entries(entries)) {
    if (matchesPattern(key, keyPattern) && matchesAny(value, values)) {
      return { key, value };
    }
  }
  return undefined;
}

/**
 * The first pair of an object's labels or annotations that a pattern speaks of,
 * where every key of the pattern is met; undefined where one is not.
 */
export function matchKeyValues(
  entries: Record<string, string>,
  pattern: KeyValuePattern,
): MatchedKey | undefined {
  let first: MatchedKey | undefined;
  for (const [key, accepted] of Object.entries(pattern)) {
    const found = findKey(entries, key, accepted);
    if (!found) {
      return undefined;
    }
    first ??= found;
  }
  return first;
}
