/**
 * A database for permission rules, or the place that a new one would have. It says
 * nothing of a name: rules hold for all names alike.
 *
 * @public
 */
export interface DatabaseTarget {
  cluster: string;
  namespace: string;
  /** `postgres` or `mysql`; empty where the object names none. */
  engine: string;
  /**
   * Whom it was requested for, as an entity reference; empty for a database that
   * was not requested through Eco.
   */
  owner: string;
}

/**
 * The reference of a target: its parts, each encoded, joined by slashes. Half a
 * surrogate pair, which no encoding has, becomes U+FFFD.
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
 * The target that a reference stands for.
 *
 * @returns undefined where it is none
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
