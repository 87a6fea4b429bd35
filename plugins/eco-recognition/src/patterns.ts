/**
 * Keys with their accepted values; every key must match. Keys and values may
 * contain `*` for any text. The value `*` only requires the key.
 *
 * @public
 */
export type KeyValuePattern = Record<string, string | string[]>;

/**
 * Returns whether a text equals a pattern, in which `*` stands for any text,
 * including none. Runs in linear time, because the text is untrusted.
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
 * Returns whether a text matches any of the patterns. `*` stands for any text.
 *
 * @public
 */
export function matchesAny(text: string, patterns: readonly string[]): boolean {
  return patterns.some(pattern => matchesPattern(text, pattern));
}

/** A matched label or annotation. */
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
 * Returns the label or annotation that matches the first key of a pattern;
 * undefined unless every key of the pattern matches.
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
