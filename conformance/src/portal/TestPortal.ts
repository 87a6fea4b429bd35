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

/** Whatever hangs is given up after this; a healthy reading takes some four. */
const CLUSTER_TIMEOUT_SECONDS = 20;

const DATABASE_TIMEOUT_MS = 3_000;
/** In the unit of app-config.yaml, with which it is merged. */
const MINUTES_OF_A_DAY = 24 * 60;

/** What a portal is made of. */
export interface TestPortalOptions {
  /** For its configuration and its log. */
  folder: string;
  port: number;
  clusters: PortalCluster[];
  /** Where Eco finds the Kubernetes plugin. */
  kubernetesUrl: string;
  /** Backstage's `backend.database`. */
  database: object;
  /** Gets each different error line of the backend's log once. */
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
   * Starts the backend, which serves the pages too.
   *
   * @param urls - of clusters by name, instead of their own, as after a change
   *   of the configuration
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

  /** Ends the backend in order. */
  async stop(): Promise<void> {
    await this.#backend?.stop();
  }

  /** Ends the backend at once, in the middle of whatever it does. */
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
          // A database that is gone is not waited for.
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
          // Every reading is one that was asked for.
          frequency: { minutes: MINUTES_OF_A_DAY },
          clusterTimeout: { seconds: CLUSTER_TIMEOUT_SECONDS },
        },
        // All at once, and then not again for as long as the run takes.
        samples: { firstRequestsPerMinute: 600 },
      },
    };
  }
}
