import { readFile } from 'fs/promises';
import { join } from 'path';
import { writeKubeconfig } from '../access/kubeconfig';
import { ControlPlane } from '../controlPlane/types';
import { installManifests } from '../manifests/installManifests';
import { parseManifests } from '../manifests/readManifests';
import { supervise, SupervisedProcess } from '../processes/supervise';
import { PrometheusOperator } from './ensurePrometheusOperator';

const ACCOUNT = { namespace: 'default', name: 'prometheus-operator' };
const LISTEN = '--web.listen-address=127.0.0.1:0';

/**
 * Installs the Prometheus Operator from its own manifests, and runs it as a process
 * beside the cluster, as its ServiceAccount. The pod of its Deployment is
 * simulated.
 *
 * @param options - `args`: flags, which its Deployment gets too
 * @throws an Error that names what the API server refused
 */
export async function startPrometheusOperator(
  controlPlane: ControlPlane,
  options: { operator: PrometheusOperator; args?: string[] },
): Promise<SupervisedProcess> {
  const { url, caData, directory, name, client } = controlPlane;
  const { operator, args = [] } = options;
  const bundle = await readBundle(operator.bundle, args);
  const { refused } = await installManifests(client, {
    objects: bundle.objects,
  });
  const [problem] = [...bundle.refused, ...refused];
  if (problem) {
    throw new Error(`${problem.object} was refused: ${problem.reason}`);
  }
  const kubeconfig = join(directory, 'prometheus-operator.kubeconfig');
  await writeKubeconfig(kubeconfig, {
    name,
    url,
    ca: Buffer.from(caData, 'base64').toString(),
    user: { token: await controlPlane.token(ACCOUNT.namespace, ACCOUNT.name) },
  });
  return supervise({
    name: 'prometheus-operator',
    program: operator.program,
    args: [LISTEN, ...args],
    environment: { ...process.env, KUBECONFIG: kubeconfig },
    logFile: join(directory, 'prometheus-operator.log'),
  });
}

/** Its manifests, with flags added to those of its Deployment. */
async function readBundle(file: string, args: readonly string[]) {
  const text = await readFile(file, 'utf8');
  const bundle = parseManifests({ text, file });
  for (const { kind, spec } of bundle.objects) {
    if (kind === 'Deployment') {
      spec.template.spec.containers[0].args.push(...args);
    }
  }
  return bundle;
}
