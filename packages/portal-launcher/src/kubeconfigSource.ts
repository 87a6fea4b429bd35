import {
  KubeconfigFailure,
  ProxiedContext,
  startKubeconfigProxy,
} from 'kubeconfig-proxy';
import { ClusterSource } from './clusters';
import { StartFailure } from './options';
import { phase, print } from './progress';

/** Maximum number of names in the title of a cluster. */
const MAX_NAMES = 3;

/**
 * Serves a person's own clusters through a read-only proxy.
 *
 * @param options - `contexts`: names in the file, empty for all; `signal`:
 *   aborts the start
 * @throws StartFailure if none of them can be used
 */
export async function startKubeconfigSource(options: {
  file: string;
  contexts: string[];
  signal: AbortSignal;
}): Promise<ClusterSource> {
  const proxy = await phase('Trying the clusters of the kubeconfig', () =>
    startKubeconfigProxy(options),
  ).catch(error => {
    throw error instanceof KubeconfigFailure
      ? new StartFailure(error.message)
      : error;
  });
  for (const { name, reason } of proxy.unusable) {
    print(
      `! ${name} is left out: ${reason}${/[.?!]$/.test(reason) ? '' : '.'}`,
    );
  }
  const clusters = toClusters(proxy.contexts);
  for (const { names } of clusters.filter(({ names: all }) => all.length > 1)) {
    print(
      `  ${names.length} contexts lead to one cluster, which is read by ${names[0]}`,
    );
  }
  return {
    clusters: clusters.map(({ names, url }) => ({
      name: headerName(names[0]),
      title: titleOf(names),
      url,
      token: proxy.token,
    })),
    configs: [],
    signIn: { provider: 'guest' },
    stop: () => proxy.stop(),
  };
}

/** A cluster with the names of all contexts that lead to it. */
interface NamedCluster {
  names: string[];
  url: string;
}

/**
 * Groups contexts of the same cluster, which is read through the first of them.
 *
 * @param contexts - in the order of the file
 */
export function toClusters(contexts: ProxiedContext[]): NamedCluster[] {
  const clusters = new Map<string, NamedCluster>();
  for (const [index, { name, url, uid }] of contexts.entries()) {
    const key = uid ?? `context ${index}`;
    const known = clusters.get(key);
    if (known) {
      known.names.push(name);
    } else {
      clusters.set(key, { names: [name], url });
    }
  }
  return [...clusters.values()];
}

/** Joins the names, up to the maximum. */
export function titleOf(names: string[]): string {
  const more = names.length - MAX_NAMES;
  const shown = names.slice(0, MAX_NAMES).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/**
 * Encodes the name of a cluster for the Kubernetes plugin, which sends it in a
 * header. Headers only support Latin-1 characters.
 *
 * @param name - of a context
 */
export function headerName(name: string): string {
  // Headers cannot start or end with spaces.
  const fits = /^[!-~\xa1-\xff]([ -~\xa0-\xff]*[!-~\xa1-\xff])?$/.test(name);
  return fits ? name : encodeURIComponent(name);
}
