import { readFileSync } from 'fs';
import { parse } from 'yaml';
import { fieldAt, listAt, textAt } from './objects';

const SERVICE_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';
const TOKEN_LIFETIME_MS = 60_000;

/** How to reach one API server, and as whom. */
export interface Connection {
  /** Origin such as `https://10.0.0.1:443`, perhaps with a path prefix. */
  server: string;
  ca?: string | Buffer;
  cert?: string | Buffer;
  key?: string | Buffer;
  /** The bearer token that is valid now. */
  token?: () => string;
  insecure?: boolean;
  /** The namespace that the credential belongs to. */
  namespace: string;
}

/**
 * The connection of a pod's own service account.
 *
 * @throws Error where the process does not run in a pod
 */
export function inClusterConnection(env = process.env): Connection {
  const host = env.KUBERNETES_SERVICE_HOST;
  const port = env.KUBERNETES_SERVICE_PORT;
  if (!host || !port) {
    throw new Error(
      'Not in a pod: KUBERNETES_SERVICE_HOST is not set. Name a file with --kubeconfig.',
    );
  }
  return {
    server: `https://${host.includes(':') ? `[${host}]` : host}:${port}`,
    ca: readFileSync(`${SERVICE_ACCOUNT}/ca.crt`),
    token: renewedToken(`${SERVICE_ACCOUNT}/token`),
    namespace: readFileSync(`${SERVICE_ACCOUNT}/namespace`, 'utf8').trim(),
  };
}

/** Bound tokens are renewed on disk, so the file is read again each minute. */
function renewedToken(file: string): () => string {
  let read = { token: '', at: -Infinity };
  return () => {
    if (performance.now() - read.at > TOKEN_LIFETIME_MS) {
      read = {
        token: readFileSync(file, 'utf8').trim(),
        at: performance.now(),
      };
    }
    return read.token;
  };
}

/**
 * The connection of a kubeconfig's current context. Client certificates and
 * tokens are understood; exec plugins are not, for a controller runs in a pod.
 *
 * @throws Error that names the missing part
 */
export function kubeconfigConnection(file: string): Connection {
  const config: unknown = parse(readFileSync(file, 'utf8'));
  const named = (list: string, name: string | undefined) =>
    listAt(config, list).find(entry => textAt(entry, 'name') === name);
  const context = named('contexts', textAt(config, 'current-context'));
  const cluster = named('clusters', textAt(context, 'context', 'cluster'));
  const user = named('users', textAt(context, 'context', 'user'));
  const server = textAt(cluster, 'cluster', 'server');
  if (!server) {
    throw new Error(
      `${file}: current-context leads to no cluster with a server. Set current-context.`,
    );
  }
  const token = textAt(user, 'user', 'token');
  return {
    server,
    ca: material(cluster, 'cluster', 'certificate-authority'),
    cert: material(user, 'user', 'client-certificate'),
    key: material(user, 'user', 'client-key'),
    token: token ? () => token : undefined,
    insecure: fieldAt(cluster, 'cluster', 'insecure-skip-tls-verify') === true,
    namespace: textAt(context, 'context', 'namespace') ?? 'default',
  };
}

function material(entry: unknown, part: string, field: string) {
  const inline = textAt(entry, part, `${field}-data`);
  if (inline) {
    return Buffer.from(inline, 'base64');
  }
  const file = textAt(entry, part, field);
  return file ? readFileSync(file) : undefined;
}
