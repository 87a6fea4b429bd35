import { writeFile } from 'fs/promises';
import { stringify } from 'yaml';

/** Credentials of a kubeconfig's user. */
export type KubeconfigUser =
  | { cert: string; key: string }
  | { token: string }
  | {
      exec: {
        command: string;
        args?: string[];
        env?: Array<{ name: string; value: string }>;
      };
    };

/** Content of a kubeconfig. */
export interface KubeconfigOptions {
  /** Name of the cluster, its context and its user. */
  name: string;
  url: string;
  /** PEM of the authority that signed the server's certificate. */
  ca: string;
  user: KubeconfigUser;
  /** Namespace of the context. Default: none, which means `default`. */
  namespace?: string;
  /** Proxy to the API server. */
  proxyUrl?: string;
}

/** Writes a kubeconfig that only its owner can read. */
export async function writeKubeconfig(
  file: string,
  options: KubeconfigOptions,
): Promise<void> {
  await writeFile(file, kubeconfig([options]), { mode: 0o600 });
}

/**
 * Builds a kubeconfig with a context for each cluster; the first is current.
 */
export function kubeconfig(clusters: KubeconfigOptions[]): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': clusters[0]?.name ?? '',
    clusters: clusters.map(({ name, url, ca, proxyUrl }) => ({
      name,
      cluster: {
        server: url,
        'certificate-authority-data': base64(ca),
        ...(proxyUrl && { 'proxy-url': proxyUrl }),
      },
    })),
    users: clusters.map(({ name, user }) => ({ name, user: userEntry(user) })),
    contexts: clusters.map(({ name, namespace }) => ({
      name,
      context: { cluster: name, user: name, ...(namespace && { namespace }) },
    })),
  });
}

function userEntry(user: KubeconfigUser): Record<string, unknown> {
  if ('token' in user) {
    return { token: user.token };
  }
  if ('exec' in user) {
    return {
      exec: {
        apiVersion: 'client.authentication.k8s.io/v1',
        interactiveMode: 'Never',
        ...user.exec,
      },
    };
  }
  return {
    'client-certificate-data': base64(user.cert),
    'client-key-data': base64(user.key),
  };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
