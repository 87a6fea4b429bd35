import {
  DatabaseProblem,
  DesiredDatabase,
} from '@backstage-eco/plugin-eco-common';
import { readRecord } from '../database/DatabaseRecord';
import { childName } from '../database/names';
import { Engine } from '../engines/Engine';
import { KubernetesObject } from '../kubernetes/objects';
import { Observed } from './Observed';

/**
 * A claim of somebody's that a new server would open: a StatefulSet takes whatever
 * claim has the name that it looks for. Claims of servers that run already are in use.
 *
 * @returns `undefined` where there is none
 */
export function strayClaimProblem(
  observed: Observed,
  engine: Engine,
  { replicas }: DesiredDatabase,
): DatabaseProblem | undefined {
  const { database, strayClaims } = observed;
  const name = childName(database.metadata.name);
  const start = `${engine.claimPrefix}-${name}-`;
  const running = database.status?.replicas ?? 0;
  const stray = strayClaims.find(claim => {
    const found = claim.metadata.name;
    const ordinal = found.startsWith(start)
      ? Number(found.slice(start.length))
      : -1;
    return (
      engine.claimPrefix &&
      ordinal >= running &&
      ordinal < replicas &&
      !(isKnown(observed) && isOperators(claim, engine, name))
    );
  });
  return (
    stray && {
      reason: 'NameTaken',
      field: 'metadata.name',
      message: `PersistentVolumeClaim ${stray.metadata.name} is there already and is not this Database's: a server would open it. Remove it, or choose another name.`,
    }
  );
}

/** Whether this Database, or the one whose volumes it opened, had servers before. */
function isKnown({ database, record }: Observed): boolean {
  const predecessor = record && readRecord(record).predecessor;
  return predecessor !== undefined || database.status?.engine !== undefined;
}

/** Some operators hand down their own labels alone. */
function isOperators(
  { metadata }: KubernetesObject,
  { familyLabel }: Engine,
  name: string,
): boolean {
  const labels = familyLabel && {
    ...familyLabel.others,
    [familyLabel.key]: name,
  };
  return (
    labels !== undefined &&
    Object.entries(labels).every(
      ([key, value]) => metadata.labels?.[key] === value,
    )
  );
}
