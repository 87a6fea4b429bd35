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

/** What keeps a Database from going for the sake of its last backup. */
export type LastBackup =
  | { steps: Step[] }
  | { wait: string }
  | { unseen: string }
  | { problem: DatabaseProblem };

/**
 * A last backup of a living database, before anything of it is taken away.
 *
 * @returns `undefined` where the spec asks for none, or it is done, or it can never
 *   be: in a namespace that is going nothing new is admitted
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
  // The garbage collector may have taken the database already; not the volumes.
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
      `${drawn.kind} ${metadata.name} is there already and is not this Database's. Delete it to have a last backup taken, or set ${FIELD} to false to go without.`,
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

/** One for each Database, however many had its name. */
function lastBackupName(name: string, uid: string): string {
  return `${name}-last-${uid.slice(0, UID_LENGTH)}`;
}

function stop(reason: StalledReason, message: string): LastBackup {
  return { problem: { reason, field: FIELD, message } };
}
