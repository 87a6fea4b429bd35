import { writeFile } from 'fs/promises';
import { join } from 'path';
import { nodeProgram, RunningProcess, startProcess } from 'child-processes';
import { ControlPlane } from 'control-plane';
import { packageFile } from '../packageFolders';
import { SimulatedOperatorName, SIMULATED_OPERATORS } from './catalogue';

/**
 * Credentials of the process. Passed in a file, because everybody can see
 * arguments.
 */
export interface SimulationCredentials {
  url: string;
  caFile: string;
  token: string;
}

/**
 * Simulates an installed operator in its own process, with the operator's own
 * account. The process ends with this one at the latest.
 *
 * @throws KubernetesError if the ServiceAccount does not exist
 */
export async function startSimulatedOperator(
  controlPlane: ControlPlane,
  name: SimulatedOperatorName,
): Promise<RunningProcess> {
  const { url, caFile, directory } = controlPlane;
  const { account } = SIMULATED_OPERATORS[name];
  const token = await controlPlane.token(account.namespace, account.name);
  const credentials: SimulationCredentials = { url, caFile, token };
  const file = join(directory, `simulated-${name}.json`);
  await writeFile(file, JSON.stringify(credentials), { mode: 0o600 });
  return startProcess({
    name: `simulated ${name}`,
    ...nodeProgram(packageFile('src/simulated-operators/main.ts'), [
      name,
      file,
    ]),
    logFile: join(directory, `simulated-${name}.log`),
  });
}
