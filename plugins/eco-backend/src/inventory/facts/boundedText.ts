/**
 * Text from a cluster is written by anyone who may write there. These bounds
 * hold whatever an object says; Kubernetes' own limits lie below them for every
 * field that is kept, except annotations.
 */
const MAX_TEXT_LENGTH = 1024;
/** Node Feature Discovery alone puts more than a hundred labels on a node. */
const MAX_MAP_ENTRIES = 1000;
const MAX_ARRAY_ITEMS = 500;

/**
 * A text as it is, cut at 1024 characters.
 *
 * @returns undefined where the value is no text, or an empty one
 */
export function boundedText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== ''
    ? value.slice(0, MAX_TEXT_LENGTH)
    : undefined;
}

/**
 * The texts of an array, at most 500.
 */
export function boundedTexts(value: unknown): string[] {
  return boundedArray(value)
    .map(boundedText)
    .filter(text => text !== undefined);
}

/**
 * The objects of an array, at most 500. What is no object is left out.
 */
export function boundedObjects(value: unknown): RawObject[] {
  return boundedArray(value).filter(isRawObject);
}

/**
 * A map of texts, at most 1000 entries in the order of the object. Entries whose
 * value is longer than 1 KiB are left out: a cut value would be a wrong one.
 */
export function boundedMap(
  value: unknown,
  isKept: (key: string) => boolean = () => true,
): Record<string, string> {
  if (!isRawObject(value)) {
    return {};
  }
  const entries = Object.entries(value).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' &&
      entry[0].length <= MAX_TEXT_LENGTH &&
      entry[1].length <= MAX_TEXT_LENGTH &&
      isKept(entry[0]),
  );
  // Not a literal: `__proto__` is a key like any other here.
  return Object.fromEntries(entries.slice(0, MAX_MAP_ENTRIES));
}

/**
 * An object as the API server sent it: nothing in it is certain.
 */
export type RawObject = Record<string, unknown>;

/** Whether a value is an object, and no array. */
export function isRawObject(value: unknown): value is RawObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The object in a field, or an empty one.
 */
export function objectIn(parent: RawObject, field: string): RawObject {
  const value = Object.hasOwn(parent, field) ? parent[field] : undefined;
  return isRawObject(value) ? value : {};
}

/**
 * The number in a field.
 *
 * @returns undefined where there is none
 */
export function numberIn(parent: RawObject, field: string): number | undefined {
  const value = parent[field];
  return typeof value === 'number' ? value : undefined;
}

/**
 * The objects of an array, however many: for those that are only counted.
 */
export function objectsOf(value: unknown): RawObject[] {
  return Array.isArray(value) ? value.filter(isRawObject) : [];
}

function boundedArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, MAX_ARRAY_ITEMS) : [];
}
