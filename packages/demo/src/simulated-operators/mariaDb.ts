import { KubernetesClient, KubernetesObject } from 'control-plane';
import { mariaDbBackups } from './backups';
import { ensure, ownedBy, readyCondition, writeStatus } from './dependents';
import {
  runSimulation,
  RunningSimulation,
  SimulationInput,
} from './SimulatedOperator';

/**
 * Simulates the MariaDB operator. For each `MariaDB` it creates the StatefulSet
 * and Services of the real operator, with its owner references and its
 * documented status. The StatefulSet creates the claims, and keeps or removes
 * them by its retention policy.
 *
 * @see https://github.com/mariadb-operator/mariadb-operator/blob/main/docs/api_reference.md
 */
export function simulateMariaDb(client: KubernetesClient): RunningSimulation {
  return runSimulation(
    client,
    {
      apiVersion: 'k8s.mariadb.com/v1alpha1',
      kind: 'MariaDB',
      dependents: {
        apiVersion: 'apps/v1',
        kind: 'StatefulSet',
        nameLabel: 'app.kubernetes.io/instance',
      },
      reconcile,
    },
    mariaDbBackups,
  );
}

async function reconcile({
  client,
  object: mariaDb,
  dependents,
}: SimulationInput): Promise<void> {
  const { name, namespace } = mariaDb.metadata;
  const replicas: number = mariaDb.spec.replicas ?? 1;
  const live = dependents.find(({ metadata }) => metadata.name === name);
  if (!live) {
    for (const suffix of serviceSuffixes(replicas)) {
      await ensure(client, service(mariaDb, suffix));
    }
    await ensure(client, statefulSet(mariaDb));
  } else if (live.spec.replicas !== replicas) {
    await client.patch(
      { apiVersion: 'apps/v1', kind: 'StatefulSet', name, namespace },
      { spec: { replicas } },
    );
  }
  const ready: number = live?.status?.readyReplicas ?? 0;
  const isRunning = ready === replicas;
  await writeStatus(client, mariaDb, {
    replicas: ready,
    defaultVersion: '11.8',
    ...(ready > 0 && {
      currentPrimary: `${name}-0`,
      currentPrimaryPodIndex: 0,
    }),
    conditions: [
      readyCondition(
        mariaDb,
        isRunning
          ? {
              status: 'True',
              reason: 'StatefulSetReady',
              message: 'Running',
            }
          : {
              status: 'False',
              reason: 'StatefulSetNotReady',
              message: 'Not ready',
            },
      ),
    ],
  });
}

function serviceSuffixes(replicas: number): string[] {
  const single = ['', '-internal'];
  return replicas > 1 ? [...single, '-primary', '-secondary'] : single;
}

function selectorOf(mariaDb: KubernetesObject): Record<string, string> {
  return {
    'app.kubernetes.io/name': 'mariadb',
    'app.kubernetes.io/instance': mariaDb.metadata.name,
  };
}

function labelsOf(mariaDb: KubernetesObject): Record<string, string> {
  return {
    ...mariaDb.spec.inheritMetadata?.labels,
    ...selectorOf(mariaDb),
  };
}

function service(mariaDb: KubernetesObject, suffix: string): KubernetesObject {
  const { name } = mariaDb.metadata;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: ownedBy(mariaDb, `${name}${suffix}`, labelsOf(mariaDb)),
    spec: {
      ...(suffix === '-internal' && { clusterIP: 'None' }),
      selector: {
        ...selectorOf(mariaDb),
        ...(suffix === '-primary' && {
          'statefulset.kubernetes.io/pod-name': `${name}-0`,
        }),
      },
      ports: [{ name: 'mariadb', port: mariaDb.spec.port ?? 3306 }],
    },
  };
}

function statefulSet(mariaDb: KubernetesObject): KubernetesObject {
  const { name } = mariaDb.metadata;
  const { image, replicas = 1, storage, resources } = mariaDb.spec;
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: ownedBy(mariaDb, name, labelsOf(mariaDb)),
    spec: {
      replicas,
      serviceName: `${name}-internal`,
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: selectorOf(mariaDb) },
      ...(storage.pvcRetentionPolicy && {
        persistentVolumeClaimRetentionPolicy: storage.pvcRetentionPolicy,
      }),
      template: {
        metadata: { labels: labelsOf(mariaDb) },
        spec: {
          containers: [
            {
              name: 'mariadb',
              image,
              ...(resources && { resources }),
              volumeMounts: [{ name: 'storage', mountPath: '/var/lib/mysql' }],
            },
          ],
        },
      },
      volumeClaimTemplates: [
        {
          metadata: { name: 'storage', labels: labelsOf(mariaDb) },
          spec: {
            accessModes: ['ReadWriteOnce'],
            ...(storage.storageClassName && {
              storageClassName: storage.storageClassName,
            }),
            resources: { requests: { storage: storage.size } },
          },
        },
      ],
    },
  };
}
