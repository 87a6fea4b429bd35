import { readFile } from 'fs/promises';
import { join } from 'path';
import { startProcess, RunningProcess } from 'child-processes';
import {
  ControlPlane,
  installManifests,
  parseManifests,
  writeKubeconfig,
} from 'control-plane';
import { RealOperator } from './ensureOperator';
import { REAL_OPERATORS } from './operators';

/**
 * Installs an operator from its manifests and runs it as a process outside the
 * cluster, with its ServiceAccount. The pod of its Deployment is simulated.
 *
 * @param options - `args`: flags of the process and of its Deployment
 * @throws an Error with what the API server refused
 */
export async function startOperator(
  controlPlane: ControlPlane,
  options: { operator: RealOperator; args?: string[] },
): Promise<RunningProcess> {
  const { url, caData, directory, name: cluster, client } = controlPlane;
  const { operator, args = [] } = options;
  const { name, program } = operator;
  const source = REAL_OPERATORS[name];
  const manifests = await readManifests(operator.manifests, args);
  const { refused } = await installManifests(client, {
    objects: manifests.objects,
  });
  const [problem] = [...manifests.refused, ...refused];
  if (problem) {
    throw new Error(`${problem.object} was refused: ${problem.reason}`);
  }
  const { account } = source;
  const kubeconfig = join(directory, `${name}.kubeconfig`);
  await writeKubeconfig(kubeconfig, {
    name: cluster,
    url,
    ca: Buffer.from(caData, 'base64').toString(),
    user: { token: await controlPlane.token(account.namespace, account.name) },
  });
  return startProcess({
    name,
    program,
    args: [...source.args, ...args],
    environment: { KUBECONFIG: kubeconfig },
    logFile: join(directory, `${name}.log`),
  });
}

/** Reads the manifests, and adds flags to the Deployment. */
async function readManifests(file: string, args: readonly string[]) {
  const text = await readFile(file, 'utf8');
  const manifests = parseManifests({ text, file });
  for (const { kind, spec } of manifests.objects) {
    if (kind === 'Deployment') {
      spec.template.spec.containers[0].args.push(...args);
    }
  }
  return manifests;
}
