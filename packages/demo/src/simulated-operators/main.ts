import { readFileSync } from 'fs';
import { KubernetesClient } from 'control-plane';
import { SimulatedOperator, SIMULATED_OPERATORS } from './catalogue';
import { SimulationCredentials } from './startSimulatedOperator';

/** Simulates one operator until SIGTERM: `main.ts NAME CREDENTIALS_FILE`. */
function main([name, file]: string[]): void {
  const operators: Record<string, SimulatedOperator> = SIMULATED_OPERATORS;
  const { url, caFile, token }: SimulationCredentials = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const ca = readFileSync(caFile, 'utf8');
  const client = new KubernetesClient({ url, ca, token });
  const simulation = operators[name].simulate(client);
  process.once('SIGTERM', () => {
    simulation.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}

main(process.argv.slice(2));
