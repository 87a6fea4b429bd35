import { KubernetesObject, textAt } from '../kubernetes/objects';
import { EngineBackup, EngineInput } from './Engine';

const API_VERSION = 'postgresql.cnpg.io/v1';
const BACKUP = { apiVersion: API_VERSION, kind: 'Backup', plural: 'backups' };
const SCHEDULED_BACKUP = {
  apiVersion: API_VERSION,
  kind: 'ScheduledBackup',
  plural: 'scheduledbackups',
};
/**
 * Terminal phases, from its api/v1/backup_types.go; the operator does not retry
 * after them.
 */
const FAILED_PHASES = [
  'failed',
  'walArchivingFailing',
  'invalid backup definition',
];

/**
 * CloudNativePG's backups by volume snapshots. The snapshots and their `Backup`
 * objects have no owner, so they are kept.
 *
 * @see https://cloudnative-pg.io/documentation/current/backup_volumesnapshot/
 */
export const cloudNativePgBackup: EngineBackup = {
  kinds: [BACKUP, SCHEDULED_BACKUP],
  once: ({ metadata, cluster }) => ({
    apiVersion: API_VERSION,
    kind: BACKUP.kind,
    metadata,
    spec: { cluster: { name: cluster }, method: 'volumeSnapshot' },
  }),
  read: object => {
    const phase = textAt(object.status, 'phase');
    const error = textAt(object.status, 'error');
    const message = [phase ?? 'it has not begun', error]
      .filter(Boolean)
      .join(': ');
    if (phase === 'completed') {
      return { state: 'done', message };
    }
    const hasFailed = phase && FAILED_PHASES.includes(phase);
    return { state: hasFailed ? 'failed' : 'running', message };
  },
};

/** Returns the Cluster's settings that allow backups. */
export function clusterBackup({ desired }: EngineInput) {
  return (
    desired.backup && {
      volumeSnapshot: {
        className: desired.backup.snapshotClass,
        snapshotOwnerReference: 'none',
      },
    }
  );
}

/** Returns the backup schedule, if the spec has one. */
export function scheduledBackup(input: EngineInput): KubernetesObject[] {
  const { name, namespace, labels, annotations, desired } = input;
  const { schedule } = desired.backup ?? {};
  return schedule
    ? [
        {
          apiVersion: API_VERSION,
          kind: SCHEDULED_BACKUP.kind,
          metadata: { name, namespace, labels, annotations },
          spec: {
            // Its cron expressions start with seconds.
            schedule: `0 ${schedule}`,
            cluster: { name },
            method: 'volumeSnapshot',
            backupOwnerReference: 'none',
          },
        },
      ]
    : [];
}
