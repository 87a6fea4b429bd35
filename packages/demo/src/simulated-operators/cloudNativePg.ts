import { randomBytes } from 'crypto';
import { KubernetesClient, KubernetesObject } from 'control-plane';
import { cloudNativePgBackups } from './backups';
import {
  ensure,
  isReady,
  ownedBy,
  ownerReference,
  readyCondition,
  writeStatus,
} from './dependents';
import {
  runSimulation,
  RunningSimulation,
  SimulationInput,
} from './SimulatedOperator';

const CLUSTER = 'cnpg.io/cluster';
const PAUSE = 'cnpg.io/reconciliationLoop';

/**
 * Simulates CloudNativePG. For each `Cluster` it creates the Secret, Services,
 * claims and pods of the real operator, with its owner references and its
 * documented status. Like the real operator, a new Cluster adopts the claims of
 * an earlier one with its name.
 *
 * @see https://cloudnative-pg.io/documentation/current/cloudnative-pg.v1/
 */
export function simulateCloudNativePg(
  client: KubernetesClient,
): RunningSimulation {
  return runSimulation(
    client,
    {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      dependents: { apiVersion: 'v1', kind: 'Pod', nameLabel: CLUSTER },
      reconcile,
    },
    cloudNativePgBackups,
  );
}

async function reconcile({
  client,
  object: cluster,
  dependents,
}: SimulationInput): Promise<void> {
  if (cluster.metadata.annotations?.[PAUSE] === 'disabled') {
    return;
  }
  const { name } = cluster.metadata;
  if (!cluster.status?.phase) {
    await adoptClaims(client, cluster);
    await ensure(client, applicationSecret(cluster));
    for (const [suffix, selector] of [
      ['rw', { 'cnpg.io/instanceRole': 'primary' }],
      ['ro', { 'cnpg.io/instanceRole': 'replica' }],
      ['r', { 'cnpg.io/podRole': 'instance' }],
    ] as const) {
      await ensure(client, service(cluster, suffix, selector));
    }
  }
  const instances: number = cluster.spec.instances ?? 1;
  const pods = dependents.filter(pod => !pod.metadata.deletionTimestamp);
  const missing = Array.from({ length: instances }, (_, i) => i + 1).find(
    serial => !pods.some(pod => pod.metadata.name === `${name}-${serial}`),
  );
  const isSettled = pods.every(isReady);
  if (missing !== undefined && isSettled) {
    await ensure(client, claim(cluster, missing));
    await ensure(client, instance(cluster, missing));
  }
  await report(client, cluster, { instances, pods });
}

async function adoptClaims(
  client: KubernetesClient,
  cluster: KubernetesObject,
) {
  const { name, namespace } = cluster.metadata;
  const claims = await client.list({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    namespace,
    labelSelector: `${CLUSTER}=${name}`,
  });
  for (const { apiVersion, kind, metadata } of claims) {
    const owners = metadata.ownerReferences as unknown[] | undefined;
    if (!owners?.length) {
      await client.patch(
        { apiVersion, kind, name: metadata.name, namespace },
        { metadata: { ownerReferences: [ownerReference(cluster)] } },
      );
    }
  }
}

function labelsOf(cluster: KubernetesObject, serial?: number) {
  const { name } = cluster.metadata;
  return {
    ...cluster.spec.inheritedMetadata?.labels,
    [CLUSTER]: name,
    ...(serial && {
      'cnpg.io/instanceName': `${name}-${serial}`,
      'cnpg.io/instanceRole': serial === 1 ? 'primary' : 'replica',
      'cnpg.io/podRole': 'instance',
    }),
  };
}

function applicationSecret(cluster: KubernetesObject): KubernetesObject {
  const { name, namespace } = cluster.metadata;
  const { database = 'app', owner = 'app' } =
    cluster.spec.bootstrap?.initdb ?? {};
  const password = randomBytes(24).toString('base64url');
  const host = `${name}-rw`;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'kubernetes.io/basic-auth',
    metadata: ownedBy(cluster, `${name}-app`, labelsOf(cluster)),
    stringData: {
      username: owner,
      user: owner,
      password,
      dbname: database,
      host,
      port: '5432',
      uri: `postgresql://${owner}:${password}@${host}.${namespace}:5432/${database}`,
    },
  };
}

function service(
  cluster: KubernetesObject,
  suffix: string,
  selector: Record<string, string>,
): KubernetesObject {
  const { name } = cluster.metadata;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: ownedBy(cluster, `${name}-${suffix}`, labelsOf(cluster)),
    spec: {
      selector: { [CLUSTER]: name, ...selector },
      ports: [{ name: 'postgres', port: 5432 }],
    },
  };
}

function claim(cluster: KubernetesObject, serial: number): KubernetesObject {
  const { size, storageClass } = cluster.spec.storage;
  const metadata = ownedBy(cluster, `${cluster.metadata.name}-${serial}`, {
    ...labelsOf(cluster, serial),
    'cnpg.io/pvcRole': 'PG_DATA',
  });
  metadata.annotations['cnpg.io/nodeSerial'] = String(serial);
  metadata.annotations['cnpg.io/pvcStatus'] = 'ready';
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata,
    spec: {
      accessModes: ['ReadWriteOnce'],
      ...(storageClass && { storageClassName: storageClass }),
      resources: { requests: { storage: size } },
    },
  };
}

function instance(cluster: KubernetesObject, serial: number): KubernetesObject {
  const name = `${cluster.metadata.name}-${serial}`;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: ownedBy(cluster, name, labelsOf(cluster, serial)),
    spec: {
      containers: [
        {
          name: 'postgres',
          image: cluster.spec.imageName,
          ...(cluster.spec.resources && { resources: cluster.spec.resources }),
          volumeMounts: [
            { name: 'pgdata', mountPath: '/var/lib/postgresql/data' },
          ],
        },
      ],
      volumes: [{ name: 'pgdata', persistentVolumeClaim: { claimName: name } }],
    },
  };
}

async function report(
  client: KubernetesClient,
  cluster: KubernetesObject,
  seen: { instances: number; pods: KubernetesObject[] },
): Promise<void> {
  const { name } = cluster.metadata;
  const names = seen.pods.map(pod => pod.metadata.name).sort();
  const ready = seen.pods.filter(isReady).length;
  const isHealthy = ready === seen.instances;
  const phase = ready === 0 ? 'Setting up primary' : 'Creating a new replica';
  await writeStatus(client, cluster, {
    instances: seen.pods.length,
    readyInstances: ready,
    instanceNames: names,
    healthyPVC: names,
    pvcCount: names.length,
    latestGeneratedNode: names.length,
    currentPrimary: ready > 0 ? `${name}-1` : undefined,
    targetPrimary: `${name}-1`,
    image: cluster.spec.imageName,
    writeService: `${name}-rw`,
    readService: `${name}-r`,
    phase: isHealthy ? 'Cluster in healthy state' : phase,
    phaseReason: 'simulated, nothing runs',
    conditions: [
      readyCondition(
        cluster,
        isHealthy
          ? {
              status: 'True',
              reason: 'ClusterIsReady',
              message: 'Cluster is Ready',
            }
          : {
              status: 'False',
              reason: 'ClusterIsNotReady',
              message: 'Cluster Is Not Ready',
            },
      ),
    ],
  });
}
