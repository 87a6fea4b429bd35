import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { stringify } from 'yaml';
import { PortalCluster } from './clusters';

/**
 * The configuration that differs from start to start: addresses and clusters.
 * It is laid over app-config.yaml.
 */
export function portalConfig(options: {
  port: number;
  clusters: PortalCluster[];
  /** What a browser must have to sign in. Left out: anybody may. */
  key?: string;
}) {
  const { key } = options;
  const baseUrl = `http://localhost:${options.port}`;
  return {
    ...(key && { localAccess: { key, required: true } }),
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port: options.port },
      cors: { origin: baseUrl },
      // Safari would look for HTTPS on loopback too, where there is none.
      csp: { 'upgrade-insecure-requests': false },
    },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: options.clusters.map(({ token, ...cluster }) => ({
            ...cluster,
            name: literal(cluster.name),
            title: literal(cluster.title),
            authProvider: 'serviceAccount',
            serviceAccountToken: token,
          })),
        },
      ],
    },
  };
}

/** A text of somebody else, in which `${HOME}` is no variable. */
function literal(text: string): string {
  return text.replaceAll('${', () => '$${');
}

/**
 * Writes a configuration that holds credentials: readable by its owner alone.
 *
 * @param file - its folder is made when it is not there
 */
export async function writePrivateConfig(
  file: string,
  config: object,
): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  // An older file would keep its own mode.
  await rm(file, { force: true });
  await writeFile(file, stringify(config), { mode: 0o600, flag: 'wx' });
}
