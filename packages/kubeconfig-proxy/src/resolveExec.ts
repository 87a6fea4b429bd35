import { readFileSync } from 'node:fs';
import { absolute, entries, Fields } from './fields';
import { KubeconfigFailure } from './KubeconfigFailure';

/**
 * Prepares an exec plugin as kubectl would: a command path is relative to the
 * file, and KUBERNETES_EXEC_INFO describes the cluster.
 */
export function resolveExec(
  exec: Fields,
  cluster: Fields,
  folder: string,
): Fields {
  if (exec.interactiveMode === 'Always') {
    throw new KubeconfigFailure(
      `its exec plugin ${exec.command} wants to ask you (interactiveMode: Always), which a program in the background cannot do: use a context with a token or a client certificate`,
    );
  }
  const info = {
    kind: 'ExecCredential',
    apiVersion: exec.apiVersion,
    spec: {
      interactive: false,
      ...(exec.provideClusterInfo && {
        cluster: clusterForPlugin(cluster, folder),
      }),
    },
  };
  return {
    ...exec,
    command: exec.command.includes('/')
      ? absolute(exec.command, folder)
      : exec.command,
    args: (exec.args ?? []).map((arg: unknown) => arg ?? ''),
    env: [
      ...(exec.env ?? []).map(({ name, value }: Fields) => ({
        name,
        value: value ?? '',
      })),
      { name: 'KUBERNETES_EXEC_INFO', value: JSON.stringify(info) },
    ],
  };
}

/** Name of the cluster extension that configures exec plugins. */
const EXEC_EXTENSION = 'client.authentication.k8s.io/exec';

/**
 * Returns the cluster information for a plugin.
 * https://kubernetes.io/docs/reference/config-api/client-authentication.v1/#client-authentication-k8s-io-v1-Cluster
 */
function clusterForPlugin(cluster: Fields, folder: string): Fields {
  const {
    extensions,
    'certificate-authority': caFile,
    'certificate-authority-data': ca = caFile &&
      readFileSync(absolute(caFile, folder)).toString('base64'),
    ...fields
  } = cluster;
  const config = entries({ extensions }, 'extensions').find(
    ({ name }) => name === EXEC_EXTENSION,
  )?.extension;
  return {
    ...fields,
    ...(ca && { 'certificate-authority-data': ca }),
    ...(config && { config }),
  };
}
