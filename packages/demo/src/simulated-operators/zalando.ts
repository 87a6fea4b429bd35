import { randomBytes } from 'crypto';
import { KubernetesClient, KubernetesObject } from 'control-plane';
import { ensure, madeFor, remove, writeStatus } from './dependents';
import {
  runSimulation,
  RunningSimulation,
  SimulationInput,
} from './SimulatedOperator';

const CLUSTER = 'cluster-name';
const CONTROLLER = 'acid.zalan.do/controller';
const IMAGE = 'ghcr.io/zalando/spilo-17:4.0-p3';

/**
 * Simulates Zalando's Postgres operator in its default configuration. What it
 * creates gets the owners of the `postgresql`, but no owner reference to it.
 * When a `postgresql` is deleted, it also deletes the claims and Secrets. It
 * ignores objects of another controller, including their deletion.
 *
 * @see https://github.com/zalando/postgres-operator/blob/v1.15.1/docs/administrator.md
 */
export function simulateZalando(client: KubernetesClient): RunningSimulation {
  return runSimulation(client, {
    apiVersion: 'acid.zalan.do/v1',
    kind: 'postgresql',
    dependents: {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      nameLabel: CLUSTER,
    },
    reconcile,
    afterwards,
  });
}

function isOwn({ metadata }: KubernetesObject): boolean {
  return metadata.annotations?.[CONTROLLER] === undefined;
}

async function reconcile({
  client,
  object: postgresql,
  dependents: [live],
}: SimulationInput): Promise<void> {
  if (!isOwn(postgresql)) {
    return;
  }
  const replicas: number = postgresql.spec.numberOfInstances;
  const isNew = !postgresql.status?.PostgresClusterStatus;
  const report = (said: string) =>
    writeStatus(client, postgresql, { PostgresClusterStatus: said });
  if (isNew) {
    await report('Creating');
  }
  if (!live) {
    for (const object of made(postgresql)) {
      await ensure(client, object);
      await adopt(client, object);
    }
    return;
  }
  if (live.spec.replicas !== replicas) {
    const { apiVersion, kind, metadata } = live;
    const { name, namespace } = metadata;
    await report('Updating');
    await client.patch(
      { apiVersion, kind, name, namespace },
      { spec: { replicas } },
    );
  } else if ((live.status?.readyReplicas ?? 0) === replicas) {
    await report('Running');
  }
}

/** Adopts Secrets of an earlier cluster: they get the owners of this one. */
async function adopt(
  client: KubernetesClient,
  { apiVersion, kind, metadata }: KubernetesObject,
): Promise<void> {
  const { name, namespace, ownerReferences } = metadata;
  if (kind === 'Secret') {
    await client.patch(
      { apiVersion, kind, name, namespace },
      { metadata: { ownerReferences } },
    );
  }
}

/** Deletes what the real operator deletes on its delete event. */
async function afterwards({
  client,
  object: postgresql,
}: Omit<SimulationInput, 'dependents'>): Promise<void> {
  if (!isOwn(postgresql)) {
    return;
  }
  const { name, namespace } = postgresql.metadata;
  const claims = await client.list({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    namespace,
    labelSelector: `application=spilo,${CLUSTER}=${name}`,
  });
  for (const object of [...made(postgresql).reverse(), ...claims]) {
    await remove(client, object);
  }
}

/** Returns the objects in the order in which the operator creates them. */
function made(postgresql: KubernetesObject): KubernetesObject[] {
  return [
    service(postgresql, 'master'),
    service(postgresql, 'replica'),
    ...['postgres', 'standby', ...Object.keys(postgresql.spec.users ?? {})].map(
      user => secret(postgresql, user),
    ),
    statefulSet(postgresql),
    disruptionBudget(postgresql),
  ];
}

/**
 * Returns the budget of the master, named by the default of `pdb_name_format`.
 */
function disruptionBudget(postgresql: KubernetesObject): KubernetesObject {
  const matchLabels = { ...labelsOf(postgresql), 'spilo-role': 'master' };
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadataOf(
      postgresql,
      `postgres-${postgresql.metadata.name}-pdb`,
    ),
    spec: { minAvailable: 1, selector: { matchLabels } },
  };
}

function labelsOf(postgresql: KubernetesObject): Record<string, string> {
  return {
    application: 'spilo',
    [CLUSTER]: postgresql.metadata.name,
    team: postgresql.spec.teamId,
  };
}

function metadataOf(
  postgresql: KubernetesObject,
  name: string,
  labels: Record<string, string> = {},
) {
  return {
    ...madeFor(postgresql, name, { ...labelsOf(postgresql), ...labels }),
    ownerReferences: postgresql.metadata.ownerReferences,
  };
}

function service(
  postgresql: KubernetesObject,
  role: 'master' | 'replica',
): KubernetesObject {
  const { name } = postgresql.metadata;
  const { application } = labelsOf(postgresql);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(
      postgresql,
      role === 'master' ? name : `${name}-repl`,
      { 'spilo-role': role },
    ),
    spec: {
      ports: [{ name: 'postgresql', port: 5432 }],
      // Patroni itself writes the addresses of the master's Service.
      ...(role === 'replica' && {
        selector: { application, [CLUSTER]: name, 'spilo-role': role },
      }),
    },
  };
}

function secret(postgresql: KubernetesObject, user: string): KubernetesObject {
  const { name } = postgresql.metadata;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'Opaque',
    metadata: metadataOf(
      postgresql,
      `${user}.${name}.credentials.postgresql.acid.zalan.do`,
    ),
    stringData: {
      username: user,
      password: randomBytes(24).toString('base64url'),
    },
  };
}

function statefulSet(postgresql: KubernetesObject): KubernetesObject {
  const { name } = postgresql.metadata;
  const { numberOfInstances, volume } = postgresql.spec;
  const labels = labelsOf(postgresql);
  const selector = { application: labels.application, [CLUSTER]: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadataOf(postgresql, name),
    spec: {
      replicas: numberOfInstances,
      serviceName: name,
      podManagementPolicy: 'OrderedReady',
      updateStrategy: { type: 'OnDelete' },
      selector: { matchLabels: selector },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'postgres',
              image: IMAGE,
              volumeMounts: [
                { name: 'pgdata', mountPath: '/home/postgres/pgdata' },
              ],
            },
          ],
        },
      },
      volumeClaimTemplates: [
        {
          metadata: { name: 'pgdata', labels },
          spec: {
            accessModes: ['ReadWriteOnce'],
            ...(volume.storageClass && {
              storageClassName: volume.storageClass,
            }),
            resources: { requests: { storage: volume.size } },
          },
        },
      ],
    },
  };
}
