import {
  Database,
  DatabaseProblem,
  DesiredDatabase,
} from '@backstage-eco/plugin-eco-common';
import { readRecord } from '../database/DatabaseRecord';
import { childName } from '../database/names';
import { Engine } from '../engines/Engine';
import { KubernetesObject } from '../kubernetes/objects';
import { mainChild } from './mainChild';
import { Observed } from './Observed';

/**
 * A claim of somebody's that a new server would open: a StatefulSet takes whatever
 * claim has the name that it looks for, and some operators what has their label. Claims of servers that run already are in use.
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
  const running = database.status?.replicas ?? 0;
  const isOpened = (claim: KubernetesObject) => {
    const ordinal = ordinalOf(claim, `${engine.claimPrefix}-${name}-`);
    return ordinal >= running && ordinal < replicas;
  };
  const stray = strayClaims.find(claim =>
    isKnown(observed, engine)
      ? isOpened(claim) &&
        isOlder(claim, database) &&
        !hasFamilyLabels(claim, engine, name)
      : isOpened(claim) || isTakenUp(claim, engine, name),
  );
  return (
    stray && {
      reason: 'NameTaken',
      field: 'metadata.name',
      message: `PersistentVolumeClaim ${stray.metadata.name} is there already and is not this Database's: a server would open it. Remove it, or choose another name.`,
    }
  );
}

/** Whether this Database, or the one whose volumes it opened, had servers before. */
function isKnown(observed: Observed, engine: Engine): boolean {
  const { database, record } = observed;
  return (
    (record && readRecord(record).predecessor) !== undefined ||
    database.status?.engine !== undefined ||
    mainChild(observed, engine) !== undefined
  );
}

/** What came later was made for the servers that it has. */
function isOlder({ metadata }: KubernetesObject, database: Database): boolean {
  const { creationTimestamp = '' } = database.metadata;
  return (metadata.creationTimestamp ?? '') < creationTimestamp;
}

/** -1 where it is not one of a StatefulSet's. */
export function ordinalOf(
  { metadata }: KubernetesObject,
  start: string,
): number {
  const end = metadata.name.startsWith(start)
    ? metadata.name.slice(start.length)
    : '';
  return /^\d+$/.test(end) ? Number(end) : -1;
}

/** Some operators take up, and may remove, whatever claim has their labels. */
function isTakenUp(
  claim: KubernetesObject,
  engine: Engine,
  name: string,
): boolean {
  const { claimLabel } = engine;
  return (
    (claimLabel !== undefined &&
      claim.metadata.labels?.[claimLabel] === name) ||
    hasFamilyLabels(claim, engine, name)
  );
}

/** Some operators hand down their own labels alone. */
function hasFamilyLabels(
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
