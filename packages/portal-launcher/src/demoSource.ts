import { join } from 'node:path';
import { ensureBinaries } from 'control-plane';
import { startDemoClusters } from 'demo';
import { ClusterSource } from './clusters';
import { ROOT } from './folders';
import { StartFailure } from './options';
import { phase, print } from './progress';

/**
 * The two clusters of the demo, with the people and components that go with
 * them.
 *
 * @param signal - ends the start; what was started by then is stopped
 * @throws StartFailure where the control plane's programs cannot be had
 */
export async function startDemoSource(
  signal: AbortSignal,
): Promise<ClusterSource> {
  const options = { signal, onProgress: (line: string) => print(`  ${line}`) };
  const clusters = await phase('Starting the demo clusters', async () => {
    await ensureBinaries(options).catch(error => {
      // It says what is missing and how to get it.
      throw new StartFailure(error.message, { cause: error });
    });
    return startDemoClusters(options);
  });
  const filled = Promise.all(clusters.map(cluster => cluster.filled));
  // It may fail before anybody waits for it: who does then sees the error.
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
    // The platform engineer of that configuration.
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
