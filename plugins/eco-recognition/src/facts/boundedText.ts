import { createHash } from 'node:crypto';
import { escapeText } from './escapeText';

/**
 * Bounds for untrusted text: anyone with write access to a cluster can write
 * it. Kubernetes' own limits are lower for every stored field except
 * annotations.
 */
const MAX_TEXT_LENGTH = 1024;
/** Node Feature Discovery alone sets more than a hundred labels on a node. */
const MAX_MAP_ENTRIES = 1000;
/** Aggregated roles can have thousands of rules. */
const MAX_ARRAY_ITEMS = 10_000;
/** Database indexes limit keys to about 2,700 bytes. */
const MAX_NAME_LENGTH = 512;

/**
 * Truncates a text to 1024 characters and escapes invisible characters.
 *
 * @returns undefined if the value is not a string, or is empty
 *
 * @public
 */
export function boundedText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== ''
    ? cut(escapeText(cut(value, MAX_TEXT_LENGTH)), MAX_TEXT_LENGTH)
    : undefined;
}

/**
 * Bounds the name of an object. A name that has to change gets a hash suffix,
 * so that different names stay different. Kubernetes limits most names to 253
 * characters, but RBAC object names have no limit on length or characters.
 *
 * @returns undefined if the value is not a string, or is empty
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

/** Truncates without splitting a surrogate pair. */
function cut(text: string, length: number): string {
  const isSplit = /[\ud800-\udbff]/.test(text.charAt(length - 1));
  return text.slice(0, isSplit ? length - 1 : length);
}

/**
 * Returns the non-empty strings of an array, each bounded; reads at most 10,000
 * items.
 *
 * @public
 */
export function boundedTexts(value: unknown): string[] {
  return boundedArray(value)
    .map(boundedText)
    .filter(text => text !== undefined);
}

/**
 * Returns the objects of an array and drops all other items; reads at most
 * 10,000 items.
 *
 * @public
 */
export function boundedObjects(value: unknown): RawObject[] {
  return boundedArray(value).filter(isRawObject);
}

/**
 * Returns the string entries of an object, at most 1000, in their original
 * order. Drops entries with a key or value longer than 1024 characters, because
 * a truncated value would be wrong.
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
  // Not assigned one by one: `__proto__` must stay an ordinary key.
  return Object.fromEntries(entries);
}

function isShort(...texts: string[]): boolean {
  return texts.every(text => text.length <= MAX_TEXT_LENGTH);
}

/**
 * An unvalidated object from the API server.
 *
 * @public
 */
export type RawObject = Record<string, unknown>;

/**
 * Returns whether a value is an object and not an array.
 *
 * @public
 */
export function isRawObject(value: unknown): value is RawObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Returns the object in a field, or an empty object.
 *
 * @public
 */
export function objectIn(parent: RawObject, field: string): RawObject {
  const value = Object.hasOwn(parent, field) ? parent[field] : undefined;
  return isRawObject(value) ? value : {};
}

/**
 * Returns the number in a field.
 *
 * @returns undefined if the field is not a number
 *
 * @public
 */
export function numberIn(parent: RawObject, field: string): number | undefined {
  const value = parent[field];
  return typeof value === 'number' ? value : undefined;
}

/**
 * Returns the objects of an array without a limit, for counting only.
 *
 * @public
 */
export function objectsOf(value: unknown): RawObject[] {
  return Array.isArray(value) ? value.filter(isRawObject) : [];
}

function boundedArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, MAX_ARRAY_ITEMS) : [];
}
