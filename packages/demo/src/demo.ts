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

/** What Eco may read: the ClusterRoles that a platform team would install. */
const READER_ROLES = [
  'eco-reader.yaml',
  'eco-sampler.yaml',
  'eco-ingresses.yaml',
].map(file => join(REPOSITORY_FOLDER, 'plugins/eco-backend/rbac', file));
/** What Eco may write, for databases on request. */
const WRITER_ROLE = join(
  REPOSITORY_FOLDER,
  'plugins/eco-backend/rbac/eco-databases.yaml',
);
/** What Backstage's own Kubernetes tab reads on top. */
const KUBERNETES_TAB_ROLE = packageFile('kubernetes-tab-cluster-role.yaml');

interface ClusterOfDemo {
  name: string;
  title: string;
  /** Which operator of its footprints is played, for Databases. */
  operator: SimulatedOperatorName;
  /** Files below `earlier-footprints/`, of which newer ones come afterwards. */
  earlier?: string[];
  /** What happens in it while somebody watches. */
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

/** How to follow and end the start of the demo. */
export interface StartDemoClustersOptions {
  onProgress?: (message: string) => void;
  /** Ends the start; what was started by then is stopped. */
  signal?: AbortSignal;
}

/** A cluster of the demo, whose API server answers. */
export interface DemoCluster {
  name: string;
  title: string;
  url: string;
  caFile: string;
  /** base64, as a kubeconfig and Backstage's configuration have it. */
  caData: string;
  /**
   * Of a ServiceAccount that may read what Eco and the Kubernetes tab show, and
   * write Databases.
   */
  token: string;
  /** The text of a kubeconfig with that token. */
  kubeconfig: string;
  /**
   * Settles when the footprints are installed and their workloads Ready;
   * rejects with an error that names what did not become so.
   */
  filled: Promise<void>;
  /**
   * Runs the Database controller and a few Databases, once the cluster is filled.
   * Settles when they are Ready, but for one that never can be.
   */
  runDatabases(): Promise<void>;
  /**
   * Upgrades a tool of the cluster shortly afterwards, where something is to
   * happen in it. Settles when it is done, or when the cluster is stopped.
   */
  runUpgrade(): Promise<void>;
  /** An administrator's view of the same cluster. */
  controlPlane: ControlPlane;
  stop(): Promise<void>;
}

/**
 * Starts `demo-prod` and `demo-dev` side by side and begins to install the
 * footprints below `footprints/`; see {@link DemoCluster.filled}. Pods are simulated.
 *
 * @throws an error when one of them does not start; everything is stopped then
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
    // Whoever waits for it sees the error; nobody has to.
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
        // What failed to start has nothing to stop.
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
