import { join } from 'path';
import {
  ControlPlane,
  createReader,
  ensureBinaries,
  installManifests,
  kubeconfig,
  startControlPlane,
  waitForWorkloads,
} from 'control-plane';
import { DemoDatabases, startDemoDatabases } from './demoDatabases';
import { DemoUpgrade, upgradeInDemo } from './demoUpgrade';
import { packageFile, REPOSITORY_FOLDER } from './packageFolders';
import { SimulatedOperatorName } from './simulated-operators/catalogue';

/** Eco's read access: the ClusterRoles that a platform team would install. */
const READER_ROLES = [
  'eco-reader.yaml',
  'eco-sampler.yaml',
  'eco-ingresses.yaml',
].map(file => join(REPOSITORY_FOLDER, 'plugins/eco-backend/rbac', file));
/** Eco's write access, for database requests. */
const WRITER_ROLE = join(
  REPOSITORY_FOLDER,
  'plugins/eco-backend/rbac/eco-databases.yaml',
);
/** Additional access of Backstage's own Kubernetes tab. */
const KUBERNETES_TAB_ROLE = packageFile('kubernetes-tab-cluster-role.yaml');

interface ClusterOfDemo {
  name: string;
  title: string;
  /** Operator of its footprints to simulate, for Databases. */
  operator: SimulatedOperatorName;
  /**
   * Files below `earlier-footprints/`, installed before their newer versions.
   */
  earlier?: string[];
  /** Upgrade to simulate while the demo runs. */
  upgrade?: DemoUpgrade;
}

const CLUSTERS: ClusterOfDemo[] = [
  {
    name: 'demo-prod',
    title: 'Demo production',
    operator: 'cloudnative-pg',
    earlier: ['50-external-secrets.yaml'],
  },
  {
    name: 'demo-dev',
    title: 'Demo development',
    operator: 'mariadb-operator',
    upgrade: {
      file: '50-sealed-secrets.yaml',
      tool: 'Sealed Secrets',
      image: 'docker.io/bitnami/sealed-secrets-controller',
      from: '0.32.2',
      to: '0.40.0',
    },
  },
];

/** Progress and cancellation of the demo's start. */
export interface StartDemoClustersOptions {
  onProgress?: (message: string) => void;
  /** Aborts the start, and stops what was started. */
  signal?: AbortSignal;
}

/** A cluster of the demo, with its API server running. */
export interface DemoCluster {
  name: string;
  title: string;
  url: string;
  caFile: string;
  /** CA as base64, as in a kubeconfig and in Backstage's configuration. */
  caData: string;
  /**
   * Token of a ServiceAccount that can read what Eco and the Kubernetes tab
   * show, and write Databases.
   */
  token: string;
  /** Kubeconfig with that token. */
  kubeconfig: string;
  /**
   * Resolves once the footprints are installed and their workloads Ready.
   * Rejects with an error that names the unready ones.
   */
  filled: Promise<void>;
  /**
   * Runs the Database controller and a few Databases once the cluster is
   * filled. Resolves when they are Ready, except for one that never can be.
   */
  runDatabases(): Promise<void>;
  /**
   * Upgrades a tool shortly afterwards, if the cluster has an upgrade. Resolves
   * when that is done, or when the cluster is stopped.
   */
  runUpgrade(): Promise<void>;
  /** Access to the same cluster as an administrator. */
  controlPlane: ControlPlane;
  stop(): Promise<void>;
}

/**
 * Starts `demo-prod` and `demo-dev` concurrently, and begins to install the
 * footprints below `footprints/`; see {@link DemoCluster.filled}. Pods are
 * simulated.
 *
 * @throws an error if one of them does not start; everything is stopped then
 */
export async function startDemoClusters(
  options: StartDemoClustersOptions = {},
): Promise<DemoCluster[]> {
  await ensureBinaries(options);
  const started = await Promise.allSettled(
    CLUSTERS.map(cluster => startDemoCluster(cluster, options)),
  );
  const clusters = started.flatMap(result =>
    result.status === 'fulfilled' ? [result.value] : [],
  );
  const failure = started.find(result => result.status === 'rejected');
  if (failure) {
    await Promise.all(clusters.map(cluster => cluster.stop()));
    throw failure.reason;
  }
  return clusters;
}

async function startDemoCluster(
  cluster: ClusterOfDemo,
  options: StartDemoClustersOptions,
): Promise<DemoCluster> {
  const { name, title, operator, upgrade } = cluster;
  const controlPlane = await startControlPlane({
    name,
    size: 'full',
    nodes: 0,
    ...options,
  });
  try {
    const { token } = await createReader(controlPlane, {
      clusterRoleFiles: [...READER_ROLES, WRITER_ROLE, KUBERNETES_TAB_ROLE],
    });
    const filled = fill(controlPlane, cluster, options);
    // Callers who await it see the error; awaiting is optional.
    filled.catch(() => {});
    const { url, caFile, caData } = controlPlane;
    const ca = Buffer.from(caData, 'base64').toString();
    let databases: Promise<DemoDatabases> | undefined;
    const stopped = new AbortController();
    return {
      name,
      title,
      url,
      caFile,
      caData,
      token,
      kubeconfig: kubeconfig([{ name, url, ca, user: { token } }]),
      filled,
      runDatabases: async () => {
        databases ??= filled.then(() =>
          startDemoDatabases({
            controlPlane,
            operator,
            signal: options.signal,
          }),
        );
        await (
          await databases
        ).ready;
      },
      runUpgrade: async () => {
        await filled;
        if (upgrade) {
          const { signal } = stopped;
          await upgradeInDemo(controlPlane, upgrade, {
            ...options,
            signal,
          }).catch(error => {
            if (!signal.aborted) {
              throw error;
            }
          });
        }
      },
      controlPlane,
      stop: async () => {
        stopped.abort(new Error('the cluster was stopped'));
        // If the databases failed to start, there is nothing to stop.
        await databases?.then(
          running => running.stop(),
          () => {},
        );
        await controlPlane.stop();
      },
    };
  } catch (error) {
    await controlPlane.stop();
    throw error;
  }
}

async function fill(
  { client }: ControlPlane,
  { name, earlier = [] }: ClusterOfDemo,
  { onProgress, signal }: StartDemoClustersOptions,
): Promise<void> {
  const before = await installManifests(client, {
    files: earlier.map(file =>
      packageFile(`earlier-footprints/${name}/${file}`),
    ),
    signal,
  });
  const { refused } = await installManifests(client, {
    folder: packageFile(`footprints/${name}`),
    signal,
    onProgress: message => onProgress?.(`${name}: ${message}`),
  });
  for (const { object, file, reason } of [...before.refused, ...refused]) {
    onProgress?.(`${name}: ${object} of ${file} was refused: ${reason}`);
  }
  await waitForWorkloads(client, { signal });
  onProgress?.(`${name}: ready`);
}
