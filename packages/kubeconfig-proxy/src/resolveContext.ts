import { checkCluster, checkUser } from './checkFields';
import { absolute, asText, entries, Fields } from './fields';
import { KubeconfigFailure } from './KubeconfigFailure';
import { resolveExec } from './resolveExec';
import { resolveServer } from './resolveServer';

/**
 * A context of a kubeconfig file with its cluster and user. Relative paths are
 * resolved.
 */
export interface KubeconfigContext {
  name: string;
  cluster: Fields;
  user: Fields;
  /** The file's `tokenFile`, which must be read again for each request. */
  tokenFile?: string;
  namespace?: string;
}

/**
 * Resolves and checks a context's cluster and user.
 *
 * @param document - as returned by `parseKubeconfig`
 * @param folder - the file's folder, which its paths are relative to
 * @throws KubeconfigFailure if it cannot be used as kubectl would use it
 */
export function resolveContext(
  document: Fields,
  name: string,
  folder: string,
): KubeconfigContext {
  const context = find(document, 'contexts', name).context ?? {};
  if (!context.cluster) {
    throw new KubeconfigFailure('it names no cluster');
  }
  const cluster = find(document, 'clusters', context.cluster).cluster ?? {};
  const user = context.user
    ? find(document, 'users', context.user).user ?? {}
    : {};
  checkCluster(cluster);
  checkUser(user);
  const server = resolveServer(cluster);
  checkTransport(server, user);
  const { tokenFile, exec, ...rest } = user;
  return {
    name,
    cluster: {
      ...inlineFirst(cluster, 'certificate-authority', folder),
      server,
    },
    user: {
      ...inlineFirst(
        inlineFirst(rest, 'client-certificate', folder),
        'client-key',
        folder,
      ),
      ...(exec &&
        !hasOwnCredentials(user) && {
          exec: resolveExec(exec, cluster, folder),
        }),
    },
    ...(tokenFile && { tokenFile: absolute(tokenFile, folder) }),
    ...(context.namespace && { namespace: asText(context.namespace) }),
  };
}

const OWN_CREDENTIALS = [
  'token',
  'tokenFile',
  'username',
  'client-certificate',
  'client-certificate-data',
];

/**
 * Whether a user has static credentials; client-go then skips the exec plugin.
 */
function hasOwnCredentials(user: Fields): boolean {
  return OWN_CREDENTIALS.some(name => user[name]);
}

/** Whether a user has any credentials. */
export function hasCredentials(user: Fields): boolean {
  return hasOwnCredentials(user) || user.exec || user['auth-provider'];
}

/** Rejects credentials over plain HTTP. client-go would silently omit them. */
function checkTransport(server: string, user: Fields): void {
  const { protocol, hostname } = new URL(server);
  const isLocal = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  if (protocol === 'http:' && !isLocal && hasCredentials(user)) {
    throw new KubeconfigFailure(
      `its server ${server} is not https://, and credentials are not sent over plain HTTP`,
    );
  }
}

/** Prefers inline data over a file of the same name. */
function inlineFirst(fields: Fields, name: string, folder: string): Fields {
  const { [name]: file, ...others } = fields;
  if (!file || fields[`${name}-data`]) {
    return others;
  }
  return { ...others, [name]: absolute(file, folder) };
}

function find(document: Fields, list: string, name: string): Fields {
  const found = entries(document, list).find(
    entry => entry.name === asText(name),
  );
  if (!found) {
    throw new KubeconfigFailure(
      `the file's "${list}" has no entry named "${name}"`,
    );
  }
  return found;
}
