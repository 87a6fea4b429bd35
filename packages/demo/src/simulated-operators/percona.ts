import { randomBytes } from 'crypto';
import { KubernetesClient, KubernetesObject } from 'control-plane';
import { ensure, madeFor, ownedBy, writeStatus } from './dependents';
import {
  runSimulation,
  RunningSimulation,
  SimulationInput,
} from './SimulatedOperator';

const PREFIX = 'postgres-operator.crunchydata.com';
const CLUSTER = `${PREFIX}/cluster`;
const INSTANCE = `${PREFIX}/instance`;

/**
 * Simulates Percona's PostgreSQL operator. A `PerconaPGCluster` owns a
 * `PostgresCluster`, which owns the Services and a StatefulSet per server.
 * Claims and users' Secrets have no owner; a new cluster adopts the claims of
 * an earlier one with its name.
 *
 * @see https://github.com/percona/percona-postgresql-operator/tree/v3.0.0
 */
export function simulatePercona(client: KubernetesClient): RunningSimulation {
  return runSimulation(client, {
    apiVersion: 'pgv2.percona.com/v2',
    kind: 'PerconaPGCluster',
    dependents: {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      nameLabel: CLUSTER,
    },
    reconcile,
  });
}

async function reconcile({
  client,
  object: percona,
  dependents,
}: SimulationInput): Promise<void> {
  const cluster = await postgresCluster(client, percona);
  if (!percona.status?.state) {
    await ensure(client, userSecret(percona));
    for (const suffix of ['ha', 'primary', 'replicas', 'pods']) {
      await ensure(client, service(percona, cluster, suffix));
    }
  }
  const [set] = percona.spec.instances;
  const servers = dependents.filter(one => !one.metadata.deletionTimestamp);
  if (servers.length < set.replicas) {
    const instance = await nextInstance(client, percona, servers);
    await ensure(client, claim(percona, instance));
    await ensure(client, server({ percona, cluster, instance }));
  }
  await report(client, percona, servers);
}

/** Ensures the intermediate object, which owns everything. */
async function postgresCluster(
  client: KubernetesClient,
  percona: KubernetesObject,
): Promise<KubernetesObject> {
  const apiVersion = 'upstream.pgv2.percona.com/v1beta1';
  const kind = 'PostgresCluster';
  const { name, namespace } = percona.metadata;
  const { postgresVersion, image, instances, backups } = percona.spec;
  await ensure(client, {
    apiVersion,
    kind,
    metadata: ownedBy(percona, name, { ...percona.metadata.labels }),
    spec: {
      postgresVersion,
      image,
      instances,
      backups: { ...backups, pgbackrest: {} },
    },
  });
  return client.get({ apiVersion, kind, name, namespace });
}

/** Returns the instance of a claim without a server, or a new instance. */
async function nextInstance(
  client: KubernetesClient,
  percona: KubernetesObject,
  servers: KubernetesObject[],
): Promise<string> {
  const { name, namespace } = percona.metadata;
  const [set] = percona.spec.instances;
  const claims = await client.list({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    namespace,
    labelSelector: `${CLUSTER}=${name}`,
  });
  const taken = new Set(servers.map(({ metadata }) => metadata.name));
  const free = claims
    .map(({ metadata }) => metadata.labels?.[INSTANCE] ?? '')
    .find(instance => instance && !taken.has(instance));
  return free ?? `${name}-${set.name}-${randomBytes(2).toString('hex')}`;
}

function labelsOf(
  percona: KubernetesObject,
  labels: Record<string, string> = {},
): Record<string, string> {
  return {
    ...percona.spec.metadata?.labels,
    [CLUSTER]: percona.metadata.name,
    'app.kubernetes.io/instance': percona.metadata.name,
    'app.kubernetes.io/managed-by': 'percona-postgresql-operator',
    ...labels,
  };
}

function userSecret(percona: KubernetesObject): KubernetesObject {
  const { name, namespace } = percona.metadata;
  const [{ name: user, databases }] = percona.spec.users;
  const password = randomBytes(24).toString('base64url');
  const host = `${name}-primary.${namespace}.svc`;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'Opaque',
    metadata: madeFor(
      percona,
      `${name}-pguser-${user}`,
      labelsOf(percona, { [`${PREFIX}/role`]: 'pguser' }),
    ),
    stringData: {
      user,
      password,
      host,
      port: '5432',
      dbname: databases[0],
      uri: `postgresql://${user}:${password}@${host}:5432/${databases[0]}`,
    },
  };
}

function service(
  percona: KubernetesObject,
  cluster: KubernetesObject,
  suffix: string,
): KubernetesObject {
  const { name } = percona.metadata;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: ownedBy(cluster, `${name}-${suffix}`, labelsOf(percona)),
    spec: {
      ...((suffix === 'primary' || suffix === 'pods') && { clusterIP: 'None' }),
      ports: [{ name: 'postgres', port: 5432 }],
      // For the other Services, Patroni itself writes the addresses.
      ...((suffix === 'replicas' || suffix === 'pods') && {
        selector: { [CLUSTER]: name },
      }),
    },
  };
}

function claim(percona: KubernetesObject, instance: string): KubernetesObject {
  const [set] = percona.spec.instances;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: madeFor(
      percona,
      `${instance}-pgdata`,
      labelsOf(percona, {
        [INSTANCE]: instance,
        [`${PREFIX}/instance-set`]: set.name,
      }),
    ),
    spec: set.dataVolumeClaimSpec,
  };
}

/** Returns the StatefulSet of one server, with one pod and its own claim. */
function server(input: {
  percona: KubernetesObject;
  cluster: KubernetesObject;
  instance: string;
}): KubernetesObject {
  const { percona, cluster, instance } = input;
  const { image, instances } = percona.spec;
  const labels = labelsOf(percona, { [INSTANCE]: instance });
  const volume = 'postgres-data';
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: ownedBy(cluster, instance, labels),
    spec: {
      replicas: 1,
      serviceName: `${percona.metadata.name}-pods`,
      selector: { matchLabels: { [INSTANCE]: instance } },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'database',
              image,
              ...(instances[0].resources && {
                resources: instances[0].resources,
              }),
              volumeMounts: [{ name: volume, mountPath: '/pgdata' }],
            },
          ],
          volumes: [
            {
              name: volume,
              persistentVolumeClaim: { claimName: `${instance}-pgdata` },
            },
          ],
        },
      },
    },
  };
}

async function report(
  client: KubernetesClient,
  percona: KubernetesObject,
  servers: KubernetesObject[],
): Promise<void> {
  const { name, namespace, generation } = percona.metadata;
  const { postgresVersion, instances } = percona.spec;
  const size = servers.length;
  const ready = servers.filter(one => one.status?.readyReplicas === 1).length;
  const isReady = size === instances[0].replicas && ready === size;
  await writeStatus(client, percona, {
    state: isReady ? 'ready' : 'initializing',
    postgres: {
      size,
      ready,
      instances: [{ name: instances[0].name, size, ready }],
      version: postgresVersion,
      imageID: '',
    },
    pgbouncer: { size: 0, ready: 0 },
    host: `${name}-primary.${namespace}.svc`,
    observedGeneration: generation,
  });
}
