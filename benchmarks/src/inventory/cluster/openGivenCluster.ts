import { readFile } from 'node:fs/promises';
import { startKubeconfigProxy } from 'kubeconfig-proxy';
import { parse } from 'yaml';
import { BenchCluster } from './BenchCluster';

/**
 * Opens the current context of a kubeconfig file, read-only: its proxy blocks
 * all other requests.
 */
export async function openGivenCluster(file: string): Promise<BenchCluster> {
  const context = parse(await readFile(file, 'utf8'))?.['current-context'];
  if (typeof context !== 'string' || context === '') {
    throw new Error(
      `${file}: current-context must name the cluster to measure`,
    );
  }
  const proxy = await startKubeconfigProxy({ file, contexts: [context] });
  return {
    name: context,
    target: { url: proxy.contexts[0].url },
    token: proxy.token,
    stop: () => proxy.stop(),
  };
}
