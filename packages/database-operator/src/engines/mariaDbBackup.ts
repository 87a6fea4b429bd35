import { DesiredBackup } from '@backstage-eco/plugin-eco-common';
import { createHash } from 'crypto';
import {
  fieldAt,
  KubernetesObject,
  listAt,
  textAt,
} from '../kubernetes/objects';
import { EngineBackup, EngineInput } from './Engine';

const BACKUP = {
  apiVersion: 'k8s.mariadb.com/v1alpha1',
  kind: 'PhysicalBackup',
  plural: 'physicalbackups',
};
const HASH_LENGTH = 8;

/**
 * The MariaDB operator's physical backups by volume snapshots. They have no
 * owner, so they are kept.
 *
 * @see https://github.com/mariadb-operator/mariadb-operator/blob/main/docs/physical_backup.md
 */
export const mariaDbBackup: EngineBackup = {
  kinds: [BACKUP],
  once: ({ metadata, cluster, backup }) =>
    physicalBackup({ metadata, cluster, backup, spec: {} }),
  read: object => {
    const complete = listAt(object.status, 'conditions').find(
      condition => textAt(condition, 'type') === 'Complete',
    );
    const message = textAt(complete, 'message') ?? 'it has not begun';
    if (fieldAt(complete, 'status') === 'True') {
      return { state: 'done', message };
    }
    const hasFailed = textAt(complete, 'reason') === 'SnapshotFailed';
    return { state: hasFailed ? 'failed' : 'running', message };
  },
};

/** Returns the backup schedule, if the spec has one. */
export function scheduledBackup(input: EngineInput): KubernetesObject[] {
  const { name, namespace, labels, annotations, desired } = input;
  const { backup } = desired;
  if (!backup?.schedule) {
    return [];
  }
  // Both are immutable, so a different schedule needs a different object.
  const hash = createHash('sha256')
    .update(JSON.stringify([backup.schedule, backup.snapshotClass]))
    .digest('hex')
    .slice(0, HASH_LENGTH);
  return [
    physicalBackup({
      metadata: { name: `${name}-${hash}`, namespace, labels, annotations },
      cluster: name,
      backup,
      spec: { schedule: { cron: backup.schedule, immediate: false } },
    }),
  ];
}

function physicalBackup(input: {
  metadata: KubernetesObject['metadata'];
  cluster: string;
  backup: DesiredBackup;
  spec: NonNullable<KubernetesObject['spec']>;
}): KubernetesObject {
  const { metadata, cluster, backup, spec } = input;
  return {
    apiVersion: BACKUP.apiVersion,
    kind: BACKUP.kind,
    metadata,
    spec: {
      mariaDbRef: { name: cluster, waitForIt: true },
      // A database with a single server has no replica.
      target: 'PreferReplica',
      storage: {
        volumeSnapshot: { volumeSnapshotClassName: backup.snapshotClass },
      },
      ...spec,
    },
  };
}
