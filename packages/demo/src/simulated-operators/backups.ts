import {
  KubernetesClient,
  KubernetesError,
  KubernetesObject,
} from 'control-plane';
import { ensure, madeFor, writeStatus } from './dependents';
import { Simulation, SimulationInput } from './SimulatedOperator';

const SNAPSHOT = {
  apiVersion: 'snapshot.storage.k8s.io/v1',
  kind: 'VolumeSnapshot',
};

/**
 * Simulates CloudNativePG's handling of a `Backup`: creates a VolumeSnapshot
 * without an owner. The snapshot is marked ready to use, but is empty.
 */
export const cloudNativePgBackups: Simulation = {
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'Backup',
  reconcile: async ({ client, object: backup }) => {
    if (backup.status?.phase) {
      return;
    }
    const { name, namespace } = backup.metadata;
    const cluster = await client.get({
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      name: backup.spec.cluster.name,
      namespace,
    });
    const { className } = cluster.spec.backup?.volumeSnapshot ?? {};
    const error = await takeSnapshot(client, backup, {
      name,
      claim: `${cluster.metadata.name}-1`,
      className,
      labels: { 'cnpg.io/backupName': name },
    });
    await writeStatus(client, backup, {
      method: backup.spec.method,
      phase: error ? 'failed' : 'completed',
      ...(error
        ? { error }
        : { snapshotBackupStatus: { elements: [{ name, type: 'PG_DATA' }] } }),
    });
  },
};

/**
 * Simulates the MariaDB operator's handling of a `PhysicalBackup`, which also
 * creates a snapshot. Backups with a schedule stay pending: schedules are not
 * simulated.
 */
export const mariaDbBackups: Simulation = {
  apiVersion: 'k8s.mariadb.com/v1alpha1',
  kind: 'PhysicalBackup',
  reconcile: async input => {
    const { client, object: backup } = input;
    const { name } = backup.metadata;
    if (backup.spec.schedule) {
      await complete(input, ['False', 'SnapshotNotComplete', 'Scheduled']);
      return;
    }
    const error = await takeSnapshot(client, backup, {
      name: `${name}-snapshot`,
      claim: `storage-${backup.spec.mariaDbRef.name}-0`,
      className: backup.spec.storage.volumeSnapshot.volumeSnapshotClassName,
      labels: { 'physicalbackup.k8s.mariadb.com/name': name },
    });
    await complete(
      input,
      error
        ? ['False', 'SnapshotFailed', error]
        : ['True', 'SnapshotComplete', 'Success'],
    );
  },
};

/**
 * @returns the reason why there is none, or undefined if the snapshot was
 * created
 */
async function takeSnapshot(
  client: KubernetesClient,
  backup: KubernetesObject,
  snapshot: {
    name: string;
    claim: string;
    className?: string;
    labels: Record<string, string>;
  },
): Promise<string | undefined> {
  const { name, claim, className, labels } = snapshot;
  const { namespace } = backup.metadata;
  try {
    await ensure(client, {
      ...SNAPSHOT,
      metadata: madeFor(backup, name, labels),
      spec: {
        source: { persistentVolumeClaimName: claim },
        volumeSnapshotClassName: className,
      },
    });
    await client.patchStatus(
      { ...SNAPSHOT, name, namespace },
      { readyToUse: true },
    );
    return undefined;
  } catch (error) {
    if (error instanceof KubernetesError && error.status === 404) {
      return error.serverMessage;
    }
    throw error;
  }
}

async function complete(
  { client, object: backup }: Pick<SimulationInput, 'client' | 'object'>,
  ...[[status, reason, message]]: [[string, string, string]]
): Promise<void> {
  const [last] = backup.status?.conditions ?? [];
  if (last?.status === status && last.message === message) {
    return;
  }
  const lastTransitionTime = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  await writeStatus(client, backup, {
    conditions: [
      { type: 'Complete', status, reason, message, lastTransitionTime },
    ],
  });
}
