/**
 * The finalizer that holds a Database until its clean-up is done.
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
  /** The name that the children are made from. */
  name: 'example.com/database',
  /** The engine that made it, such as `CloudNativePG`. */
  provider: 'example.com/provider',
  /** The protocol: `postgres` or `mysql`. */
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
  /** UID of the Database, where the child has no owner reference. */
  uid: 'example.com/database-uid',
  /** UID of the DatabaseRecord, which users of Databases cannot read. */
  record: 'example.com/record-uid',
  /** Why the engine was chosen; the status says so a moment later. */
  reason: 'example.com/engine-reason',
} as const;

/**
 * The longest name of a Database that its children take as it is. The CRD admits
 * longer ones, whose children have a shortened name with a hash.
 *
 * @public
 */
export const MAX_PLAIN_DATABASE_NAME = 40;

/**
 * Whether the children of a Database of this name take it as it is: a DNS label
 * that begins with a letter and leaves room for what is added to it.
 *
 * @public
 */
export function isPlainDatabaseName(name: string): boolean {
  return (
    name.length <= MAX_PLAIN_DATABASE_NAME &&
    /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name)
  );
}
