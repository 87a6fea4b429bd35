import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  KubernetesClient,
  KubernetesObject,
  createReader,
  installManifests,
  startControlPlane,
} from 'control-plane';
import { SHIPPED_ROLES } from '../../clusters/shippedRoles';
import { findApiServerCpu } from './apiServerCpu';
import { BenchCluster } from './BenchCluster';

const NODES = 3;

/** Time without changes before a cluster counts as settled. */
const QUIET_MS = 10_000;
const SETTLED_WITHIN_MS = 600_000;
/**
 * Share of one core. Above it, the API server is still busy with the install.
 */
const CALM_CPU_SHARE = 0.3;

/**
 * Starts a control plane with simulated nodes and pods, installs objects and
 * waits until the cluster has settled.
 *
 * @param options - `onProgress`: receives a line for each long step
 */
export async function startFilledCluster(options: {
  name: string;
  objects: KubernetesObject[];
  onProgress: (message: string) => void;
}): Promise<BenchCluster> {
  const { name, objects, onProgress } = options;
  const controlPlane = await startControlPlane({
    name,
    size: 'full',
    nodes: NODES,
    onProgress,
  });
  try {
    const { client, url, caFile } = controlPlane;
    const { token } = await createReader(controlPlane, {
      clusterRoleFiles: SHIPPED_ROLES,
    });
    const { installed, refused } = await installManifests(client, {
      objects,
      onProgress,
    });
    onProgress(
      `${name}: ${installed.length} objects installed, ${refused.length} refused`,
    );
    const cpu = await findApiServerCpu(url);
    await settle({ client, cpu });
    return {
      name,
      target: { url, ca: await readFile(caFile, 'utf8') },
      token,
      client,
      cpu,
      stop: () => controlPlane.stop(),
    };
  } catch (error) {
    await controlPlane.stop();
    throw error;
  }
}

const WATCHED_KINDS = [
  { apiVersion: 'v1', kind: 'Pod' },
  { apiVersion: 'v1', kind: 'Node' },
  { apiVersion: 'apps/v1', kind: 'Deployment' },
  { apiVersion: 'apps/v1', kind: 'DaemonSet' },
  { apiVersion: 'apps/v1', kind: 'StatefulSet' },
  { apiVersion: 'batch/v1', kind: 'Job' },
  { apiVersion: 'apiregistration.k8s.io/v1', kind: 'APIService' },
];

/**
 * Waits until controllers no longer write objects and the API server is nearly
 * idle.
 *
 * @throws if that takes too long
 */
async function settle(cluster: {
  client: KubernetesClient;
  cpu?: () => Promise<number>;
}): Promise<void> {
  const deadline = Date.now() + SETTLED_WITHIN_MS;
  let before = await fingerprint(cluster.client);
  while (Date.now() < deadline) {
    const cpuBefore = await cluster.cpu?.();
    await sleep(QUIET_MS);
    const cpuShare =
      (((await cluster.cpu?.()) ?? 0) - (cpuBefore ?? 0)) / (QUIET_MS / 1000);
    const now = await fingerprint(cluster.client);
    if (now === before && cpuShare < CALM_CPU_SHARE) {
      return;
    }
    before = now;
  }
  throw new Error(
    `the cluster did not come to rest within ${SETTLED_WITHIN_MS / 1000} s`,
  );
}

async function fingerprint(client: KubernetesClient): Promise<string> {
  const lists = await Promise.all(WATCHED_KINDS.map(kind => client.list(kind)));
  return lists
    .flat()
    .map(({ metadata }) => `${metadata.uid}@${metadata.resourceVersion}`)
    .sort()
    .join();
}
