const MAX_NAMES = 3;

/**
 * Names some objects for the start of a sentence, for example `Certificate web`
 * or `3 Certificates (web, api, mail)`.
 */
export function namesOf(
  kind: string,
  objects: ReadonlyArray<{ name: string }>,
): string {
  const names = listNames(objects);
  return objects.length === 1
    ? `${kind} ${names}`
    : `${objects.length} ${pluralOf(kind)} (${names})`;
}

/**
 * Lists the first names of some objects, for example `web, api, mail and 4
 * more`.
 */
export function listNames(objects: ReadonlyArray<{ name: string }>): string {
  const names = objects.slice(0, MAX_NAMES).map(({ name }) => name);
  const more = objects.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function pluralOf(kind: string): string {
  return /(s|x|ch|sh)$/.test(kind) ? `${kind}es` : `${kind}s`;
}

/** Joins words: `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  return words.length < 2
    ? words.join()
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
