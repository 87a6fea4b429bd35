import { RunningCluster, runUntilStopped, say } from 'control-plane';
import { startDemoClusters } from './demo';

/** Starts the two demo clusters on this machine, until Ctrl-C. */
async function start(signal: AbortSignal): Promise<RunningCluster[]> {
  const clusters = await startDemoClusters({ onProgress: say, signal });
  await Promise.all(clusters.map(({ filled }) => filled)).catch(async error => {
    await Promise.all(clusters.map(({ stop }) => stop()));
    throw error;
  });
  for (const { name, runDatabases } of clusters) {
    runDatabases().catch(error => signal.aborted || say(`${name}: ${error}`));
  }
  return clusters.map(({ name, controlPlane, stop }) => {
    return { name, kubeconfigFile: controlPlane.kubeconfigFile, stop };
  });
}

void runUntilStopped(start);
