import {
  DATABASE_ANNOTATIONS,
  DatabaseProblem,
  desiredBackup,
  StalledReason,
} from '@backstage-eco/plugin-eco-common';
import { Engine } from '../engines/Engine';
import { KubernetesObject } from '../kubernetes/objects';
import { childLabels } from './children';
import { proofOf } from './mainOwner';
import { Observed } from './Observed';
import { ownership } from './ownership';
import { Step } from './Plan';

const FIELD = 'spec.backup.beforeDeletion';
const UID_LENGTH = 8;

/** Why a Database's deletion waits for its last backup. */
export type LastBackup =
  | { steps: Step[] }
  | { wait: string }
  | { unseen: string }
  | { problem: DatabaseProblem };

/**
 * Plans a last backup of a live database, before anything is removed.
 *
 * @returns `undefined` if the spec asks for none, if it is done, or if it can
 *   never be done: a terminating namespace admits no new objects
 */
export function planLastBackup(
  observed: Observed,
  engine: Engine,
  main: KubernetesObject | undefined,
): LastBackup | undefined {
  const { database, children, unseen, failure } = observed;
  const backup = desiredBackup(database);
  const isEnd = failure?.reason === 'NamespaceTerminating';
  if (!backup?.beforeDeletion || isEnd) {
    return undefined;
  }
  // Checked before the main child, which the garbage collector may already have
  // deleted; the volumes remain.
  if (!engine.backup) {
    return stop(
      'BackupNotSupported',
      `${engine.name} takes no backups here. Set it to false to delete the Database without one.`,
    );
  }
  if (!main || main.metadata.deletionTimestamp) {
    return undefined;
  }
  const { name, namespace } = main.metadata;
  const metadata = {
    name: lastBackupName(name, database.metadata.uid),
    namespace,
    labels: childLabels({
      name,
      engine,
      type: database.status?.engine?.type ?? engine.types[0],
    }),
    annotations: {
      [DATABASE_ANNOTATIONS.name]: database.metadata.name,
      ...proofOf(database, observed.record),
    },
  };
  const drawn = engine.backup.once({ metadata, cluster: name, backup });
  const because = unseen.get(drawn.kind ?? '');
  if (because) {
    return {
      unseen: `Whether its last backup was taken cannot be seen: ${because}`,
    };
  }
  const live = children.get(`${drawn.kind}/${metadata.name}`);
  if (!live) {
    return { steps: [{ do: 'create', object: drawn }] };
  }
  if (ownership(live, observed) !== 'ours') {
    return stop(
      'NameTaken',
      `${drawn.kind} ${metadata.name} exists already and is not this Database's. Delete it to have a last backup taken, or set ${FIELD} to false to go without.`,
    );
  }
  const { state, message } = engine.backup.read(live);
  if (state === 'failed') {
    return stop(
      'LastBackupFailed',
      `${drawn.kind} ${metadata.name}: ${message}. Delete it to try again, or set ${FIELD} to false to go without.`,
    );
  }
  return state === 'done'
    ? undefined
    : {
        wait: `Waiting for the last backup, ${drawn.kind} ${metadata.name}: ${message}`,
      };
}

/**
 * Returns a name that is unique to a Database, even if others had the same
 * name.
 */
function lastBackupName(name: string, uid: string): string {
  return `${name}-last-${uid.slice(0, UID_LENGTH)}`;
}

function stop(reason: StalledReason, message: string): LastBackup {
  return { problem: { reason, field: FIELD, message } };
}
