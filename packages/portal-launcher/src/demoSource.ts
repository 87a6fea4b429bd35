import { join } from 'node:path';
import { startDemoClusters } from 'demo-cluster';
import { ClusterSource } from './clusters';
import { ROOT } from './folders';
import { phase, print } from './progress';

/**
 * The two clusters of the demo, with the people and components that go with
 * them.
 *
 * @param signal - ends the start; what was started by then is stopped
 */
export async function startDemoSource(
  signal: AbortSignal,
): Promise<ClusterSource> {
  const clusters = await phase('Starting the demo clusters', () =>
    startDemoClusters({ signal, onProgress: line => print(`  ${line}`) }),
  );
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
      Promise.all(clusters.map(cluster => cluster.runDatabases())),
    stop: async () => {
      await Promise.all(clusters.map(cluster => cluster.stop()));
    },
  };
}
