import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { stringify } from 'yaml';
import { PortalCluster } from './clusters';

/**
 * Returns the configuration that differs between starts: addresses and
 * clusters. It is merged over app-config.yaml.
 */
export function portalConfig(options: {
  port: number;
  clusters: PortalCluster[];
  /** Key that a browser needs to sign in; none required if omitted. */
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
      // Safari would upgrade to HTTPS even on loopback.
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

/** Escapes external text, in which `${HOME}` must not be substituted. */
function literal(text: string): string {
  return text.replaceAll('${', () => '$${');
}

/**
 * Writes a configuration that contains credentials, readable by its owner only.
 *
 * @param file - its folder is created if missing
 */
export async function writePrivateConfig(
  file: string,
  config: object,
): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  // An existing file would keep its mode.
  await rm(file, { force: true });
  await writeFile(file, stringify(config), { mode: 0o600, flag: 'wx' });
}
