import {
  ClusterAccessError,
  ClusterObject,
} from '@backstage-eco/plugin-eco-node';
import { isRawObject, RawObject } from '@backstage-eco/plugin-eco-recognition';

/**
 * Ten times the values of a Database with its managed fields. Two megabytes of
 * `{}` would take 45 MB of memory for each pending request.
 */
const MAX_VALUES = 20_000;
/** A Database needs about a dozen levels. */
const MAX_DEPTH = 100;

/**
 * Parses an object from the response of a cluster, which may send anything.
 *
 * @throws {@link ClusterAccessError} if it is not an object, or too large
 */
export function toClusterObject(text: string): ClusterObject {
  const value = isSmall(text) ? parse(text) : undefined;
  if (!isRawObject(value) || !isDatabase(value) || !isShallow(value)) {
    throw new ClusterAccessError(
      'not-a-cluster',
      'its answer is no object of Kubernetes, or too large for one',
    );
  }
  return value as unknown as ClusterObject;
}

/**
 * Whether a JSON text has few values. Each value but the first follows one of
 * three characters. Those characters also count within strings, so the count is
 * never too low.
 */
function isSmall(text: string): boolean {
  let values = 0;
  for (const _ of text.matchAll(/[,[{]/g)) {
    values++;
    if (values > MAX_VALUES) {
      return false;
    }
  }
  return true;
}

/** Protects the stack of recursive code that processes the object later. */
function isShallow(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0 && depth <= MAX_DEPTH; depth++) {
    level = level.flatMap(each =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    );
  }
  return level.length === 0;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether all fields that are read have the expected types. */
function isDatabase({ metadata, spec, status }: RawObject): boolean {
  return (
    isRawObject(metadata) &&
    isUid(metadata.uid) &&
    isTextIn(metadata, 'deletionTimestamp') &&
    isMapIn(metadata, 'annotations') &&
    isListIn(metadata, 'managedFields') &&
    isMap(spec) &&
    (status === undefined || isStatus(status))
  );
}

function isStatus(status: unknown): boolean {
  return (
    isRawObject(status) &&
    isListIn(status, 'conditions') &&
    isMapIn(status, 'connection') &&
    isMapIn(status, 'engine')
  );
}

/** Rejects NUL among others, which the database cannot store. */
function isUid(uid: unknown): boolean {
  return (
    uid === undefined ||
    (typeof uid === 'string' && /^[\x21-\x7e]{1,253}$/.test(uid))
  );
}

function isTextIn(parent: RawObject, field: string): boolean {
  return ['string', 'undefined'].includes(typeof parent[field]);
}

function isMapIn(parent: RawObject, field: string): boolean {
  return isMap(parent[field]);
}

function isMap(value: unknown): boolean {
  return value === undefined || isRawObject(value);
}

function isListIn(parent: RawObject, field: string): boolean {
  const value = parent[field];
  return (
    value === undefined || (Array.isArray(value) && value.every(isRawObject))
  );
}
