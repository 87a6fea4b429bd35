import { createHash } from 'node:crypto';
import { escapeText } from './escapeText';

/**
 * Text from a cluster is written by anyone who may write there. These bounds
 * hold whatever an object says; Kubernetes' own limits lie below them for every
 * field that is kept, except annotations.
 */
const MAX_TEXT_LENGTH = 1024;
/** Node Feature Discovery alone puts more than a hundred labels on a node. */
const MAX_MAP_ENTRIES = 1000;
/** Roles that were put together from others have thousands of rules. */
const MAX_ARRAY_ITEMS = 10_000;
/** No index of a database takes longer keys than some 2,700 bytes. */
const MAX_NAME_LENGTH = 512;

/**
 * A text, cut at 1024 characters; what would hide in it is made visible.
 *
 * @returns undefined where the value is no text, or an empty one
 *
 * @public
 */
export function boundedText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== ''
    ? cut(escapeText(cut(value, MAX_TEXT_LENGTH)), MAX_TEXT_LENGTH)
    : undefined;
}

/**
 * The name of an object. One that cannot be kept as it is gets the beginning of
 * its hash at its end: two names stay two. Kubernetes bounds most names at 253
 * characters; those of RBAC objects are neither bounded nor of certain letters.
 *
 * @returns undefined where the value is no text, or an empty one
 *
 * @public
 */
export function boundedName(value: unknown): string | undefined {
  const text = boundedText(value);
  if (
    text === undefined ||
    (text === value && text.length <= MAX_NAME_LENGTH)
  ) {
    return text;
  }
  const hash = createHash('sha256').update(String(value)).digest('hex');
  return `${cut(text, MAX_NAME_LENGTH - 17)}~${hash.slice(0, 16)}`;
}

/** Does not leave half a surrogate pair at the end. */
function cut(text: string, length: number): string {
  const isSplit = /[\ud800-\udbff]/.test(text.charAt(length - 1));
  return text.slice(0, isSplit ? length - 1 : length);
}

/**
 * The texts of an array, at most 10,000.
 *
 * @public
 */
export function boundedTexts(value: unknown): string[] {
  return boundedArray(value)
    .map(boundedText)
    .filter(text => text !== undefined);
}

/**
 * The objects of an array, at most 10,000. What is no object is left out.
 *
 * @public
 */
export function boundedObjects(value: unknown): RawObject[] {
  return boundedArray(value).filter(isRawObject);
}

/**
 * A map of texts, at most 1000 entries in the order of the object. Entries whose
 * key or value is longer than 1024 characters are left out: a cut value would be
 * a wrong one.
 *
 * @public
 */
export function boundedMap(
  value: unknown,
  isKept: (key: string) => boolean = () => true,
): Record<string, string> {
  if (!isRawObject(value)) {
    return {};
  }
  const entries: Array<[string, string]> = [];
  for (const [key, text] of Object.entries(value)) {
    if (entries.length === MAX_MAP_ENTRIES) {
      break;
    }
    if (typeof text === 'string' && isKept(key) && isShort(key, text)) {
      entries.push([escapeText(key), escapeText(text)]);
    }
  }
  // Not a literal: `__proto__` is a key like any other here.
  return Object.fromEntries(entries);
}

function isShort(...texts: string[]): boolean {
  return texts.every(text => text.length <= MAX_TEXT_LENGTH);
}

/**
 * An object as the API server sent it: nothing in it is certain.
 *
 * @public
 */
export type RawObject = Record<string, unknown>;

/**
 * Whether a value is an object, and no array.
 *
 * @public
 */
export function isRawObject(value: unknown): value is RawObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The object in a field, or an empty one.
 *
 * @public
 */
export function objectIn(parent: RawObject, field: string): RawObject {
  const value = Object.hasOwn(parent, field) ? parent[field] : undefined;
  return isRawObject(value) ? value : {};
}

/**
 * The number in a field.
 *
 * @returns undefined where there is none
 *
 * @public
 */
export function numberIn(parent: RawObject, field: string): number | undefined {
  const value = parent[field];
  return typeof value === 'number' ? value : undefined;
}

/**
 * The objects of an array, however many: for those that are only counted.
 *
 * @public
 */
export function objectsOf(value: unknown): RawObject[] {
  return Array.isArray(value) ? value.filter(isRawObject) : [];
}

function boundedArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, MAX_ARRAY_ITEMS) : [];
}
