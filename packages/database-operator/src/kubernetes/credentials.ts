import { readFileSync } from 'fs';
import {
  KubeconfigContext,
  parseKubeconfig,
  resolveContext,
} from 'kubeconfig-proxy/reader';
import { dirname, resolve } from 'path';

const SERVICE_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';
const TOKEN_LIFETIME_MS = 60_000;

/** Address and credentials of one API server. */
export interface Connection {
  /** Origin such as `https://10.0.0.1:443`, with an optional path prefix. */
  server: string;
  /** Host name to verify the certificate against, if not the server's host. */
  serverName?: string;
  ca?: string | Buffer;
  cert?: string | Buffer;
  key?: string | Buffer;
  /** Returns the current bearer token. */
  token?: () => string;
  insecure?: boolean;
  /** Namespace that the credentials belong to. */
  namespace: string;
}

/**
 * Returns the connection of the pod's own service account.
 *
 * @throws Error if the process does not run in a pod
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
 * Returns a function that reads a token file, at most once a minute, as bound
 * tokens are renewed on disk. The function throws if the file is missing or
 * empty, as the request would go out without credentials.
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

/** Kubeconfig fields that are not supported, and their names in messages. */
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
 * Returns the connection of a kubeconfig's current context, resolved as kubectl
 * does. Supports client certificates, tokens and token files. Refuses all other
 * authentication, impersonation and proxies. Ignoring impersonation, for
 * example, would make the controller act as someone else.
 *
 * @throws Error that names the file, the context and the problem
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
      `it needs ${unsupported[2]}, which the operator does not support: use a token, a token file or a client certificate, and a direct connection`,
    );
  }
  const token: string | undefined = user.token;
  const renewed = tokenFile ? renewedToken(tokenFile) : undefined;
  // Fails at startup rather than at the first request.
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
