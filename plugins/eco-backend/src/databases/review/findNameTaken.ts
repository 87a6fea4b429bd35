import {
  DatabaseEngine,
  DatabaseProblem,
} from '@backstage-eco/plugin-eco-common';

/** An object that does not belong to the given Database. */
export interface ForeignObject {
  kind: string;
  name: string;
  labels: Record<string, string>;
}

/**
 * Returns the first object that blocks a new Database: one with the name of a
 * child, or a claim that its servers would use. Kinds of operators are not
 * read, so conflicts with them are not found.
 *
 * @param options - `name`: a name that children use without hashing
 */
export function findNameTaken(options: {
  name: string;
  replicas: number;
  engine: DatabaseEngine;
  foreignObjects: readonly ForeignObject[];
}): DatabaseProblem | undefined {
  const { foreignObjects } = options;
  const found = foreignObjects.find(
    each => isOpened(each, options) || isChild(each, options),
  );
  return (
    found && {
      reason: 'NameTaken',
      field: 'metadata.name',
      message: `${found.kind} ${found.name} exists already and is not this Database's. Remove it, or choose another name.`,
    }
  );
}

/** Whether a server would use this claim. */
function isOpened(
  { kind, name: claim, labels }: ForeignObject,
  {
    name,
    replicas,
    engine,
  }: { name: string; replicas: number; engine: DatabaseEngine },
): boolean {
  if (kind !== 'PersistentVolumeClaim') {
    return false;
  }
  const { claimPrefix, claimLabel } = engine;
  const start = `${claimPrefix}-${name}-`;
  const ordinal = claim.startsWith(start) ? claim.slice(start.length) : '';
  return (
    (/^\d+$/.test(ordinal) && Number(ordinal) < replicas) ||
    (claimLabel !== undefined && labels[claimLabel] === name)
  );
}

/**
 * Whether it has the name of a child. Only children of the StatefulSet engine
 * are read.
 */
function isChild(
  { kind, name: child }: ForeignObject,
  { name, engine }: { name: string; engine: DatabaseEngine },
): boolean {
  return (
    engine.name === 'StatefulSet' &&
    ((kind === 'StatefulSet' && child === name) ||
      (kind === 'Service' && (child === name || child === `${name}-nodes`)))
  );
}
