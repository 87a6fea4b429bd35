/**
 * Resource that database permission rules are evaluated on: an existing
 * database or the place of a new one. It has no name, because rules apply to
 * all names.
 *
 * @public
 */
export interface DatabaseTarget {
  cluster: string;
  namespace: string;
  /** `postgres` or `mysql`; empty if the object does not set one. */
  engine: string;
  /**
   * Entity reference of the owner it was requested for; empty if the database
   * was not requested through Eco.
   */
  owner: string;
}

/**
 * Encodes a target as a resource reference: its parts, URI-encoded and joined
 * by slashes. A lone surrogate, which cannot be encoded, becomes U+FFFD.
 *
 * @public
 */
export function toDatabaseTargetRef(target: DatabaseTarget): string {
  const { cluster, namespace, engine, owner } = target;
  return [cluster, namespace, engine, owner]
    .map(part => encodeURIComponent(part.toWellFormed()))
    .join('/');
}

/**
 * Parses a resource reference made by {@link toDatabaseTargetRef}.
 *
 * @returns undefined if the reference is invalid
 * @public
 */
export function parseDatabaseTargetRef(
  ref: string,
): DatabaseTarget | undefined {
  const parts = ref.split('/');
  if (parts.length !== 4) {
    return undefined;
  }
  try {
    const [cluster, namespace, engine, owner] = parts.map(decodeURIComponent);
    return { cluster, namespace, engine, owner };
  } catch {
    return undefined;
  }
}
