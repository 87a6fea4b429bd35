import { join } from 'node:path';
import { ensureBinaries } from 'control-plane';
import { startDemoClusters } from 'demo';
import { ClusterSource } from './clusters';
import { ROOT } from './folders';
import { StartFailure } from './options';
import { phase, print } from './progress';

/**
 * Starts the two demo clusters, with their people and components.
 *
 * @param signal - aborts the start, and stops what was started so far
 * @throws StartFailure if the control plane's programs are unavailable
 */
export async function startDemoSource(
  signal: AbortSignal,
): Promise<ClusterSource> {
  const options = { signal, onProgress: (line: string) => print(`  ${line}`) };
  const clusters = await phase('Starting the demo clusters', async () => {
    await ensureBinaries(options).catch(error => {
      // The message says what is missing and how to get it.
      throw new StartFailure(error.message, { cause: error });
    });
    return startDemoClusters(options);
  });
  const filled = Promise.all(clusters.map(cluster => cluster.filled));
  // Avoids an unhandled rejection before anybody awaits it; later awaits still
  // see the error.
  filled.catch(() => {});
  return {
    clusters: clusters.map(({ name, title, url, token, caFile }) => ({
      name,
      title,
      url,
      token,
      caFile,
      skipMetricsLookup: true,
    })),
    filled,
    configs: [join(ROOT, 'app-config.demo.yaml')],
    // The platform engineer in that configuration.
    signIn: {
      provider: 'demoPersonas',
      headers: { 'x-demo-persona': 'user:default/petra' },
    },
    afterwards: () =>
      Promise.all(
        clusters.flatMap(cluster => [
          cluster.runDatabases(),
          cluster.runUpgrade(),
        ]),
      ),
    stop: async () => {
      await Promise.all(clusters.map(cluster => cluster.stop()));
    },
  };
}
