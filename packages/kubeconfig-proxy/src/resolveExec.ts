import { readFileSync } from 'node:fs';
import { absolute, entries, Fields } from './fields';
import { KubeconfigFailure } from './KubeconfigFailure';

/**
 * An exec plugin as kubectl would start it: a path is relative to the file,
 * and KUBERNETES_EXEC_INFO tells the plugin who asks.
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

/** Of an extension of a cluster: the configuration of exec plugins. */
const EXEC_EXTENSION = 'client.authentication.k8s.io/exec';

/**
 * What a plugin is told of the cluster it signs in to.
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
