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
 * Finds another's claim that a new server would use. A StatefulSet uses any
 * claim that has the expected name, and some operators any that has their
 * label. Claims of running servers are already in use.
 *
 * @returns `undefined` if there is none
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
      message: `PersistentVolumeClaim ${stray.metadata.name} exists already and is not this Database's: a server would open it. Remove it, or choose another name.`,
    }
  );
}

/**
 * Whether this Database, or the one whose volumes it adopted, had servers
 * before.
 */
function isKnown(observed: Observed, engine: Engine): boolean {
  const { database, record } = observed;
  return (
    (record && readRecord(record).predecessor) !== undefined ||
    database.status?.engine !== undefined ||
    mainChild(observed, engine) !== undefined
  );
}

/**
 * Whether a claim is older than its Database. A newer one was created for the
 * Database's own servers.
 */
function isOlder({ metadata }: KubernetesObject, database: Database): boolean {
  const { creationTimestamp = '' } = database.metadata;
  return (metadata.creationTimestamp ?? '') < creationTimestamp;
}

/**
 * Returns the ordinal in the name of a StatefulSet's claim, or -1 if it has
 * none.
 */
export function ordinalOf(
  { metadata }: KubernetesObject,
  start: string,
): number {
  const end = metadata.name.startsWith(start)
    ? metadata.name.slice(start.length)
    : '';
  return /^\d+$/.test(end) ? Number(end) : -1;
}

/**
 * Whether the operator would use, and might remove, a claim because of its
 * labels.
 */
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

/**
 * Whether a claim has the operator's own labels, the only ones that some
 * operators propagate.
 */
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
