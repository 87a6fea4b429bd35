import { KubeconfigFailure, startKubeconfigProxy } from 'kubeconfig-proxy';
import { ClusterSource } from './clusters';
import { StartFailure } from './options';
import { phase, print } from './progress';

/**
 * A person's own clusters, behind a proxy that passes only what reads.
 *
 * @param options - `contexts` are names of the file; empty means all of
 *   them; `signal` ends the start
 * @throws StartFailure when none of them can be used
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
  return {
    clusters: proxy.contexts.map(({ name, url }) => ({
      name: headerName(name),
      title: name,
      url,
      token: proxy.token,
    })),
    configs: [],
    signIn: { provider: 'guest' },
    stop: () => proxy.stop(),
  };
}

/**
 * The name of a cluster for the Kubernetes plugin, which takes it in a header: that
 * holds Latin letters alone.
 *
 * @param name - of a context
 */
export function headerName(name: string): string {
  return /^[ -~\xa0-\xff]*$/.test(name) ? name : encodeURIComponent(name);
}
