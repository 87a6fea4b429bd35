import { ContextAccess } from './ContextAccess';
import { expiredClientCertificate, explainFailure } from './explainFailure';
import { KubeconfigContext } from './readKubeconfig';

const ANSWER_WITHIN_MS = 5_000;

/**
 * Asks a context's API server for its version and for one namespace.
 *
 * @returns why the context cannot be used, or undefined when it can. One that
 *   may not list namespaces can be used: what it may read is shown.
 */
export async function checkContext(
  access: ContextAccess,
  context: KubeconfigContext,
): Promise<string | undefined> {
  try {
    const version = await ask(access, '/version');
    const namespaces = await ask(access, '/api/v1/namespaces?limit=1');
    if (version.status === 401 || namespaces.status === 401) {
      return (
        expiredClientCertificate(context) ??
        'the API server does not accept its credentials (401): sign in again, or fetch the kubeconfig again'
      );
    }
    return isApiServer(version) || isApiServer(namespaces)
      ? undefined
      : `what answers at ${context.cluster.server} is no Kubernetes API server (status ${version.status})`;
  } catch (error) {
    return explainFailure(error, context);
  }
}

async function ask(access: ContextAccess, path: string) {
  const { statusCode, body } = await access.get({
    path,
    withinMs: ANSWER_WITHIN_MS,
  });
  const text = await body.text();
  return { status: statusCode, body: parseObject(text) };
}

function isApiServer({ body }: { body?: Record<string, unknown> }): boolean {
  return Boolean(body && (body.gitVersion || body.kind));
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
