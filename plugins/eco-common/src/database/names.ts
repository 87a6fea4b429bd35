/**
 * Finalizer that keeps a Database until its cleanup is done.
 *
 * @public
 */
export const DATABASE_FINALIZER = 'example.com/database';

/**
 * Labels on every child, claim and pod of a Database.
 *
 * @public
 */
export const DATABASE_LABELS = {
  /** Base name of the children. */
  name: 'example.com/database',
  /** Engine that created the object, such as `CloudNativePG`. */
  provider: 'example.com/provider',
  /** Protocol: `postgres` or `mysql`. */
  type: 'example.com/engine',
} as const;

/**
 * Annotations on the children of a Database.
 *
 * @public
 */
export const DATABASE_ANNOTATIONS = {
  /** The Database's own name, which may be too long for a label. */
  name: 'example.com/database-name',
  /** UID of the Database, on children without an owner reference. */
  uid: 'example.com/database-uid',
  /** UID of the DatabaseRecord, which Database users cannot read. */
  record: 'example.com/record-uid',
  /** Why the engine was chosen, until the status states it. */
  reason: 'example.com/engine-reason',
} as const;

/**
 * Maximum length of a Database name that its children use unchanged. The CRD
 * admits longer names; their children get a shortened name with a hash.
 *
 * @public
 */
export const MAX_PLAIN_DATABASE_NAME = 40;

/**
 * Returns whether the children of a Database use this name unchanged: a DNS
 * label that begins with a letter and is short enough for suffixes.
 *
 * @public
 */
export function isPlainDatabaseName(name: string): boolean {
  return (
    name.length <= MAX_PLAIN_DATABASE_NAME &&
    /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name)
  );
}
