import { randomBytes } from 'crypto';
import { KubernetesClient, KubernetesObject } from 'control-plane';
import { ensure, ownedBy, writeStatus } from './dependents';
import {
  runSimulation,
  RunningSimulation,
  SimulationInput,
} from './SimulatedOperator';

const CLUSTER = 'mysql.oracle.com/cluster';
const FINALIZER = 'mysql.oracle.com/cluster';
const REPOSITORY = 'container-registry.oracle.com/mysql';

/**
 * Simulates Oracle's MySQL operator. Each `InnoDBCluster` owns a StatefulSet of
 * servers, a Deployment of routers, Services, and Secrets with the operator's
 * own accounts. A finalizer keeps the object until its pods are gone.
 *
 * @see https://github.com/mysql/mysql-operator/tree/9.1.0-2.2.2
 */
export function simulateOracleMySql(
  client: KubernetesClient,
): RunningSimulation {
  return runSimulation(client, {
    apiVersion: 'mysql.oracle.com/v2',
    kind: 'InnoDBCluster',
    dependents: {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      nameLabel: CLUSTER,
    },
    reconcile,
    finalize,
  });
}

async function reconcile({
  client,
  object: cluster,
  dependents: [live],
}: SimulationInput): Promise<void> {
  const { name, namespace, finalizers } = cluster.metadata;
  const instances: number = cluster.spec.instances ?? 1;
  if (!finalizers) {
    const { apiVersion, kind } = cluster;
    await client.patch(
      { apiVersion, kind, name, namespace },
      { metadata: { finalizers: [FINALIZER] } },
    );
  }
  if (!live) {
    for (const object of made(cluster)) {
      await ensure(client, object);
    }
  } else if (live.spec.replicas !== instances) {
    await scale(client, live, instances);
  }
  const online: number = live?.status?.readyReplicas ?? 0;
  const partial = online > 0 ? 'ONLINE_PARTIAL' : 'PENDING';
  await writeStatus(client, cluster, {
    cluster: {
      status: online === instances ? 'ONLINE' : partial,
      onlineInstances: online,
    },
  });
  if (online > 0) {
    const kind = { apiVersion: 'apps/v1', kind: 'Deployment' };
    const reference = { ...kind, name: `${name}-router`, namespace };
    const router = await client.get(reference);
    const replicas: number = cluster.spec.router?.instances ?? 1;
    if (router.spec.replicas !== replicas) {
      await scale(client, { ...router, ...kind }, replicas);
    }
  }
}

/**
 * Scales the servers to zero, and removes the finalizer once the last one is
 * gone.
 */
async function finalize({
  client,
  object: cluster,
  dependents: [live],
}: SimulationInput): Promise<void> {
  if (live && live.spec.replicas !== 0) {
    await scale(client, live, 0);
  }
  if ((live?.status?.replicas ?? 0) === 0) {
    const { apiVersion, kind, metadata } = cluster;
    const { name, namespace } = metadata;
    await client.patch(
      { apiVersion, kind, name, namespace },
      { metadata: { finalizers: null } },
    );
  }
}

async function scale(
  client: KubernetesClient,
  { apiVersion, kind, metadata }: KubernetesObject,
  replicas: number,
): Promise<void> {
  const { name, namespace } = metadata;
  await client.patch(
    { apiVersion, kind, name, namespace },
    { spec: { replicas } },
  );
}

/**
 * Returns the owned objects, in the order in which the operator creates them.
 */
function made(cluster: KubernetesObject): KubernetesObject[] {
  return [
    secret(cluster, 'privsecrets', 'clusterAdmin', 'mysqladmin'),
    secret(cluster, 'router', 'router', 'mysqlrouter'),
    service(cluster, {
      suffix: '-instances',
      component: 'mysqld',
      targetPort: 3306,
    }),
    statefulSet(cluster),
    service(cluster, {
      suffix: '',
      component: 'mysqlrouter',
      targetPort: 6446,
    }),
    routers(cluster),
    secret(cluster, 'backup', 'backup', 'mysqlbackup'),
  ];
}

function labelsOf(
  cluster: KubernetesObject,
  component?: string,
): Record<string, string> {
  return {
    tier: 'mysql',
    [CLUSTER]: cluster.metadata.name,
    ...(component && { component }),
  };
}

function secret(
  cluster: KubernetesObject,
  ...[suffix, prefix, user]: [string, string, string]
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: ownedBy(cluster, `${cluster.metadata.name}-${suffix}`, {}),
    stringData: {
      [`${prefix}Username`]: user,
      [`${prefix}Password`]: randomBytes(24).toString('base64url'),
    },
  };
}

function service(
  cluster: KubernetesObject,
  input: { suffix: string; component: string; targetPort: number },
): KubernetesObject {
  const { suffix, component, targetPort } = input;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: ownedBy(
      cluster,
      `${cluster.metadata.name}${suffix}`,
      labelsOf(cluster),
    ),
    spec: {
      ...(suffix && { clusterIP: 'None', publishNotReadyAddresses: true }),
      ports: [{ name: 'mysql', port: 3306, targetPort }],
      selector: labelsOf(cluster, component),
    },
  };
}

function statefulSet(cluster: KubernetesObject): KubernetesObject {
  const { name } = cluster.metadata;
  const { instances, version, podLabels, podSpec, datadirVolumeClaimTemplate } =
    cluster.spec;
  const selector = labelsOf(cluster, 'mysqld');
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: ownedBy(cluster, name, labelsOf(cluster)),
    spec: {
      replicas: instances,
      serviceName: `${name}-instances`,
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: selector },
      template: {
        metadata: { labels: { ...selector, ...podLabels } },
        spec: {
          containers: [
            {
              name: 'mysql',
              image: `${REPOSITORY}/community-server:${version}`,
              ...podSpec?.containers?.[0],
              volumeMounts: [{ name: 'datadir', mountPath: '/var/lib/mysql' }],
            },
          ],
        },
      },
      volumeClaimTemplates: [
        { metadata: { name: 'datadir' }, spec: datadirVolumeClaimTemplate },
      ],
    },
  };
}

/**
 * Returns the Deployment of routers, scaled to zero until the first server is
 * online.
 */
function routers(cluster: KubernetesObject): KubernetesObject {
  const selector = labelsOf(cluster, 'mysqlrouter');
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: ownedBy(
      cluster,
      `${cluster.metadata.name}-router`,
      labelsOf(cluster),
    ),
    spec: {
      replicas: 0,
      selector: { matchLabels: selector },
      template: {
        metadata: { labels: selector },
        spec: {
          containers: [
            {
              name: 'router',
              image: `${REPOSITORY}/community-router:${cluster.spec.version}`,
            },
          ],
        },
      },
    },
  };
}
