import { join } from 'path';
import { nodeProgram, startProcess } from 'child-processes';
import { ControlPlane, installManifests, writeKubeconfig } from 'control-plane';
import { REPOSITORY_FOLDER } from './packageFolders';

const OPERATOR = join(REPOSITORY_FOLDER, 'packages/database-operator');
const MANIFESTS = ['crd', 'namespace', 'rbac', 'adoption', 'deployment'];
const ACCOUNT = { namespace: 'database-operator', name: 'database-operator' };

/**
 * Installs the Database controller, and runs it as a process outside the
 * cluster, with its ServiceAccount.
 *
 * @param options - `files`: manifests to install after the controller's own
 * @throws an Error with what the API server refused
 */
export async function startDatabaseController(
  controlPlane: ControlPlane,
  options: { files?: string[]; signal?: AbortSignal } = {},
): Promise<{ stop(): Promise<void> }> {
  const { url, caData, directory, name, client } = controlPlane;
  const { files = [], signal } = options;
  const { refused } = await installManifests(client, {
    files: [
      ...MANIFESTS.map(file => join(OPERATOR, 'deploy', `${file}.yaml`)),
      ...files,
    ],
    signal,
  });
  if (refused.length > 0) {
    throw new Error(`${refused[0].object} was refused: ${refused[0].reason}`);
  }
  const kubeconfig = join(directory, 'database-operator.kubeconfig');
  await writeKubeconfig(kubeconfig, {
    name,
    url,
    ca: Buffer.from(caData, 'base64').toString(),
    user: { token: await controlPlane.token(ACCOUNT.namespace, ACCOUNT.name) },
    namespace: ACCOUNT.namespace,
  });
  return startProcess({
    name: 'database-operator',
    ...nodeProgram(join(OPERATOR, 'src/main.ts'), [
      `--kubeconfig=${kubeconfig}`,
      '--listen=127.0.0.1:0',
    ]),
    logFile: join(directory, 'database-operator.log'),
  });
}
