import { ContextAccess } from './ContextAccess';
import { expiredClientCertificate, explainFailure } from './explainFailure';
import { hasCredentials, KubeconfigContext } from './resolveContext';

/** kubectl waits indefinitely; some servers need many seconds. */
const ANSWER_WITHIN_MS = 30_000;
/** API servers store no larger object, but a cluster may send anything. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/**
 * Requests the version and one namespace from a context's API server.
 *
 * @returns why the context cannot be used, or undefined if it can. A context
 *   that may not list namespaces is usable: Eco shows what it may read.
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
    if (isAnonymous(context)) {
      return 'its user has no credentials, and kubectl would ask for a user name: add some, or sign in again';
    }
    return isApiServer(version) || isApiServer(namespaces)
      ? undefined
      : `what answers at ${context.cluster.server} is no Kubernetes API server (status ${version.status})`;
  } catch (error) {
    return explainFailure(error, context);
  }
}

/**
 * Identifies the cluster by the uid of its namespace `kube-system`, which never
 * changes.
 *
 * @returns undefined if the namespace may not be read
 */
export async function readClusterUid(
  access: ContextAccess,
): Promise<string | undefined> {
  try {
    const { body } = await ask(access, '/api/v1/namespaces/kube-system');
    const { uid } = (body?.metadata ?? {}) as { uid?: unknown };
    return typeof uid === 'string' ? uid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether credentials are required but missing. Plain HTTP, such as
 * `kubectl proxy`, needs none.
 */
function isAnonymous({ cluster, user, tokenFile }: KubeconfigContext): boolean {
  const { protocol } = new URL(cluster.server);
  return protocol === 'https:' && !tokenFile && !hasCredentials(user);
}

async function ask(access: ContextAccess, path: string) {
  const { statusCode, body } = await access.get({
    path,
    withinMs: ANSWER_WITHIN_MS,
  });
  const text = await readText(body);
  return { status: statusCode, body: parseObject(text) };
}

/** Reads a body up to the limit. A truncated body does not parse as JSON. */
async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Breaking out of the loop cancels the response.
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_ANSWER_BYTES) {
      break;
    }
  }
  return Buffer.concat(chunks).toString('utf8');
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
