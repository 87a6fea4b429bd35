import { readFileSync } from 'fs';
import {
  KubeconfigContext,
  parseKubeconfig,
  resolveContext,
} from 'kubeconfig-proxy/reader';
import { dirname, resolve } from 'path';

const SERVICE_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';
const TOKEN_LIFETIME_MS = 60_000;

/** How to reach one API server, and as whom. */
export interface Connection {
  /** Origin such as `https://10.0.0.1:443`, perhaps with a path prefix. */
  server: string;
  /** What its certificate is checked for, where that is not its host. */
  serverName?: string;
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

/**
 * Bound tokens are renewed on disk, so the file is read again each minute. It
 * throws where there is none: a request would go on without credentials.
 */
function renewedToken(file: string): () => string {
  let read = { token: '', at: -Infinity };
  return () => {
    if (performance.now() - read.at > TOKEN_LIFETIME_MS) {
      const token = readFileSync(file, 'utf8').trim();
      if (token === '') {
        throw new Error(`the token file ${file} is empty`);
      }
      read = { token, at: performance.now() };
    }
    return read.token;
  };
}

/** What needs more than a connection, with what to use in its place. */
const UNSUPPORTED: Array<
  [part: 'user' | 'cluster', field: string, words: string]
> = [
  ['user', 'exec', 'an exec plugin'],
  ['user', 'auth-provider', 'an auth-provider'],
  ['user', 'username', 'a user name and password'],
  ['user', 'password', 'a user name and password'],
  ['user', 'as', 'impersonation'],
  ['cluster', 'proxy-url', 'a proxy-url'],
];

/**
 * The connection of a kubeconfig's current context, as kubectl takes it. Client
 * certificates, tokens and token files are understood. What a controller in a pod
 * has no use for is refused: without it, it would act as somebody else.
 *
 * @throws Error that names the file, the context and what is wrong
 */
export function kubeconfigConnection(file: string): Connection {
  const path = resolve(file);
  const document = parseKubeconfig(path, readFileSync(path, 'utf8'));
  const name = document['current-context'];
  if (!name) {
    throw new Error(`${file} has no current-context: set it`);
  }
  try {
    return toConnection(resolveContext(document, String(name), dirname(path)));
  } catch (error) {
    throw new Error(`${file}, context "${name}": ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function toConnection(context: KubeconfigContext): Connection {
  const { cluster, user, tokenFile, namespace = 'default' } = context;
  const unsupported = UNSUPPORTED.find(([part, field]) => context[part][field]);
  if (unsupported) {
    throw new Error(
      `it needs ${unsupported[2]}, which the operator does not support: use a token, a token file or a client certificate, and a direct way`,
    );
  }
  const token: string | undefined = user.token;
  const renewed = tokenFile ? renewedToken(tokenFile) : undefined;
  // What is missing is said at the start, not at the first request.
  renewed?.();
  const cert = material(user, 'client-certificate');
  if (!renewed && !token && !cert && !/^http:/i.test(cluster.server)) {
    throw new Error(
      'its user has no credentials: add a token, a token file or a client certificate',
    );
  }
  return {
    server: cluster.server,
    serverName: cluster['tls-server-name'],
    ca: material(cluster, 'certificate-authority'),
    cert,
    key: material(user, 'client-key'),
    token: renewed ?? (token ? () => token : undefined),
    insecure: cluster['insecure-skip-tls-verify'] === true,
    namespace,
  };
}

function material(fields: KubeconfigContext['user'], field: string) {
  const inline: string | undefined = fields[`${field}-data`];
  if (inline) {
    return Buffer.from(inline, 'base64');
  }
  const file: string | undefined = fields[field];
  return file ? readFileSync(file) : undefined;
}
