import {
  ClusterAccessError,
  ClusterObject,
} from '@backstage-eco/plugin-eco-node';
import { isRawObject, RawObject } from '@backstage-eco/plugin-eco-recognition';

/**
 * Ten times what a Database has, with its managed fields: two megabytes of `{}` would
 * be 45 MB of memory for each of the requests that wait for one.
 */
const MAX_VALUES = 20_000;
/** A Database has reason for a dozen. */
const MAX_DEPTH = 100;

/**
 * The object in an answer of a cluster, which may send anything.
 *
 * @throws {@link ClusterAccessError} where it is none, or too large for one
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
 * Whether a text of JSON has few values. Each but the first stands behind one of three
 * characters; those in texts count as well, so that it is never too few.
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

/** Whatever goes through it later, level by level, must not run out of stack. */
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

/** Whether all that is read of an object is of the kind that it has to be. */
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

/** It is kept in the database, which takes no NUL. */
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
