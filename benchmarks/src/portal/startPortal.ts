import { createBackend } from '@backstage/backend-defaults';
import {
  BackendFeature,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import { JsonObject } from '@backstage/types';
import { findFreePorts } from 'child-processes';

/** A cluster as configured for the Kubernetes plugin. */
export interface PortalCluster {
  name: string;
  url: string;
  /** PEM of the authority of the API server. */
  ca: string;
  token: string;
}

/** A Backstage backend in this process. */
export interface Portal {
  /** Base URL of its plugins, for example `http://127.0.0.1:7007`. */
  baseUrl: string;
  /** Bearer token of an external service that every plugin accepts. */
  token: string;
  stop(): Promise<void>;
}

/** Options of a portal. */
export interface PortalOptions {
  clusters: PortalCluster[];
  /** Added to the Kubernetes plugin. */
  features?: BackendFeature[];
  config?: JsonObject;
  /** Backstage's `backend.database`; by default SQLite in memory. */
  database?: JsonObject;
  /** By default a free port. */
  port?: number;
}

const TOKEN = 'of-a-benchmark-on-this-machine-only';

/** Starts a Backstage backend with the real Kubernetes plugin, on loopback. */
export async function startPortal(options: PortalOptions): Promise<Portal> {
  const [freePort] = await findFreePorts(1);
  const port = options.port ?? freePort;
  const baseUrl = `http://127.0.0.1:${port}`;
  const config = {
    ...portalConfig(baseUrl, options),
    ...options.config,
  };
  const backend = createBackend();
  backend.add(
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () => new ConfigReader(config),
    }),
  );
  backend.add(kubernetesPlugin);
  for (const feature of options.features ?? []) {
    backend.add(feature);
  }
  await backend.start();
  return { baseUrl, token: TOKEN, stop: () => backend.stop() };
}

function portalConfig(
  baseUrl: string,
  { clusters, database }: PortalOptions,
): JsonObject {
  const { hostname: host, port } = new URL(baseUrl);
  return {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host, port: Number(port) },
      logger: { level: 'error' },
      database: database ?? {
        client: 'better-sqlite3',
        connection: ':memory:',
      },
      auth: {
        externalAccess: [
          { type: 'static', options: { token: TOKEN, subject: 'benchmark' } },
        ],
      },
    },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: clusters.map(({ name, url, ca, token }) => ({
            name,
            url,
            caData: Buffer.from(ca).toString('base64'),
            authProvider: 'serviceAccount',
            serviceAccountToken: token,
          })),
        },
      ],
    },
  };
}
