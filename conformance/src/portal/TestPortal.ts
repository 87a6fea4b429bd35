import { join } from 'node:path';
import {
  backendReady,
  NodeChild,
  portalConfig,
  PortalCluster,
  ROOT,
  startBackend,
  writePrivateConfig,
} from 'portal-launcher/parts';

/** Bearer token that every plugin of the portal accepts. */
export const PORTAL_TOKEN = 'of-a-conformance-run-on-this-machine-only';

/** Timeout of a read; a healthy one takes about four seconds. */
const CLUSTER_TIMEOUT_SECONDS = 20;

const DATABASE_TIMEOUT_MS = 3_000;
/**
 * In minutes, because app-config.yaml uses this unit and the two are merged.
 */
const MINUTES_OF_A_DAY = 24 * 60;

/** Options of a portal. */
export interface TestPortalOptions {
  /** Folder for its configuration and log. */
  folder: string;
  port: number;
  clusters: PortalCluster[];
  /** URL of the Kubernetes plugin for Eco. */
  kubernetesUrl: string;
  /** Backstage's `backend.database`. */
  database: object;
  /** Called once for each distinct error line of the backend's log. */
  onError: (line: string) => void;
}

/**
 * The portal of this repository, as `npm start` runs it, with a database that
 * outlives it.
 */
export class TestPortal {
  readonly baseUrl: string;
  readonly #options: TestPortalOptions;
  #backend: NodeChild | undefined;

  constructor(options: TestPortalOptions) {
    this.#options = options;
    this.baseUrl = `http://localhost:${options.port}`;
  }

  /**
   * Starts the backend, which also serves the pages.
   *
   * @param urls - URLs of clusters by name that replace their own, as after a
   * change of the configuration
   */
  async start(urls: Record<string, string> = {}): Promise<void> {
    const { folder, clusters } = this.#options;
    const config = join(folder, 'app-config.yaml');
    const log = join(folder, 'backend.log');
    await writePrivateConfig(
      config,
      this.#config(
        clusters.map(cluster => ({
          ...cluster,
          url: urls[cluster.name] ?? cluster.url,
        })),
      ),
    );
    this.#backend = await startBackend({
      configs: [join(ROOT, 'app-config.yaml'), config],
      log,
      onError: line => this.#options.onError(line),
    });
    await backendReady(this.#backend, {
      baseUrl: this.baseUrl,
      log,
      signal: new AbortController().signal,
    });
  }

  /** Stops the backend gracefully. */
  async stop(): Promise<void> {
    await this.#backend?.stop();
  }

  /** Kills the backend, whatever it is doing. */
  async kill(): Promise<void> {
    await this.#backend?.kill();
  }

  #config(clusters: PortalCluster[]): object {
    const { port, kubernetesUrl, database } = this.#options;
    const base = portalConfig({ port, clusters });
    return {
      ...base,
      backend: {
        ...base.backend,
        logger: { level: 'warn' },
        database: {
          ...database,
          // Fail fast if the database is down.
          knexConfig: { acquireConnectionTimeout: DATABASE_TIMEOUT_MS },
        },
        auth: {
          externalAccess: [
            {
              type: 'static',
              options: { token: PORTAL_TOKEN, subject: 'conformance' },
            },
          ],
        },
      },
      discovery: {
        endpoints: [
          {
            target: { internal: `${kubernetesUrl}/api/{{pluginId}}` },
            plugins: ['kubernetes'],
          },
        ],
      },
      eco: {
        collection: {
          // Every world has its own name of the same API server.
          joinNames: false,
          // Only requested reads, no scheduled ones.
          frequency: { minutes: MINUTES_OF_A_DAY },
          clusterTimeout: { seconds: CLUSTER_TIMEOUT_SECONDS },
        },
        // Samples all at once, and not again during the run.
        samples: { firstRequestsPerMinute: 600 },
      },
    };
  }
}
