import { ContextAccess } from './ContextAccess';
import { expiredClientCertificate, explainFailure } from './explainFailure';
import { hasCredentials, KubeconfigContext } from './resolveContext';

/** kubectl waits without end; some servers need many seconds. */
const ANSWER_WITHIN_MS = 30_000;
/** An API server keeps no larger object, and a cluster may send anything. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

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
 * Which cluster answers: the uid of its namespace `kube-system`, which it keeps for
 * its life.
 *
 * @returns undefined where that may not be read
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

/** Over plain HTTP, as to `kubectl proxy`, nobody has to sign in. */
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

/** What is longer is cut off, and no JSON then. */
async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Leaving the loop early ends the answer.
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
