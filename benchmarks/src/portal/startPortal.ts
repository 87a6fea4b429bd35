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

/** A cluster as the Kubernetes plugin is told of it. */
export interface PortalCluster {
  name: string;
  url: string;
  /** PEM of the authority of its API server. */
  ca: string;
  token: string;
}

/** A Backstage backend that runs in this process. */
export interface Portal {
  /** Where its plugins are, for example `http://127.0.0.1:7007`. */
  baseUrl: string;
  /** Bearer token that every plugin accepts, as another service has it. */
  token: string;
  stop(): Promise<void>;
}

/** What a portal is made of. */
export interface PortalOptions {
  clusters: PortalCluster[];
  /** Beside the Kubernetes plugin. */
  features?: BackendFeature[];
  config?: JsonObject;
  /** Backstage's `backend.database`. Left out: SQLite in memory. */
  database?: JsonObject;
  /** Left out: one that is free. */
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
