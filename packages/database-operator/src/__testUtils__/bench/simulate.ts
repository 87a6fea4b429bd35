import {
  simulateCloudNativePg,
  simulateMariaDb,
} from 'demo-cluster/src/simulated-operators';
import { KubernetesClient } from 'demo-cluster';
import { readFileSync } from 'fs';

/** One simulated operator as a process: `simulate.ts {"name", "url", "caFile", "token"}`. */
function main([argument]: string[]): void {
  const { name, url, caFile, token } = JSON.parse(argument) as Record<
    string,
    string
  >;
  const client = new KubernetesClient({
    url,
    ca: readFileSync(caFile, 'utf8'),
    token,
  });
  const simulate =
    name === 'cloudNativePg' ? simulateCloudNativePg : simulateMariaDb;
  const simulation = simulate(client);
  process.once('SIGTERM', () => {
    simulation.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}

main(process.argv.slice(2));
