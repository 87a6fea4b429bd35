import { ClusterAccessFailure } from '@backstage-eco/plugin-eco-node';

/**
 * An answer that came through the Kubernetes plugin's proxy and is no success,
 * with as much of its body as was read.
 */
export interface FailedAnswer {
  status: number;
  contentType: string;
  body: string;
  /** The cluster's auth provider as the Kubernetes plugin lists it. */
  authProvider?: string;
}

/** The longest text of a foreign error that is passed on, in characters. */
const MAX_MESSAGE_LENGTH = 500;

/**
 * What the Kubernetes plugin itself says; the first match wins. It has no error
 * codes: its status is always 500 and the words are all there is.
 */
const PROXY_MESSAGES: Array<[RegExp, ClusterAccessFailure]> = [
  // OidcStrategy and GoogleStrategy of plugin-kubernetes-backend.
  [/token not found under /i, 'client-side-auth'],
  [/ETIMEDOUT|ESOCKETTIMEDOUT|timed? ?out/i, 'timed-out'],
  // Neither TLS nor HTTP is spoken there.
  [/EPROTO|wrong version number|HPE_|Parse Error/i, 'not-a-cluster'],
];

/** What KubernetesProxy of plugin-kubernetes-backend says of an unknown name. */
const UNLISTED = /^Cluster '.*' not found$/;

/**
 * Providers that take the token of the user's browser. AksStrategy sends a
 * request without one on, where the API server refuses it.
 */
const CLIENT_SIDE_PROVIDERS = ['aks', 'google', 'oidc'];

/**
 * Says whether an answer came from an API server, or from what stands in
 * between: the Kubernetes plugin answers in Backstage's form (`error.name`), an
 * API server in its own (`kind: Status`) or as plain text.
 *
 * @returns what stands in between and why, or undefined for an API server's answer
 */
export function classifyAnswer(
  answer: FailedAnswer,
): { failure: ClusterAccessFailure; reason: string } | undefined {
  const { status, contentType, body, authProvider = '' } = answer;
  const parsed = parseObject(body);
  if (parsed?.kind === 'Status') {
    return status === 401 && CLIENT_SIDE_PROVIDERS.includes(authProvider)
      ? {
          failure: 'client-side-auth',
          reason: `its auth provider ${authProvider} takes the token of a user's browser; Eco has none`,
        }
      : undefined;
  }
  const error = parsed?.error as { name?: unknown; message?: unknown };
  if (typeof error?.name === 'string') {
    return classifyBackstageError(status, String(error.message ?? ''));
  }
  if (status >= 300 && status < 400) {
    return {
      failure: 'not-a-cluster',
      reason: `it redirects elsewhere with status ${status}; a login page or a load balancer may stand before the API server`,
    };
  }
  if (/html/i.test(contentType) || /^\s*<(!doctype|html)/i.test(body)) {
    return {
      failure: 'not-a-cluster',
      reason: `a web page answered with status ${status}; a login page or a load balancer may stand before the API server`,
    };
  }
  return undefined;
}

function classifyBackstageError(
  status: number,
  fullMessage: string,
): { failure: ClusterAccessFailure; reason: string } {
  const message = fullMessage.slice(0, MAX_MESSAGE_LENGTH);
  if (status === 401 || status === 403) {
    return {
      failure: 'unauthorised',
      reason: `the Kubernetes plugin does not let Eco through (${status}): ${message}`,
    };
  }
  if (status === 404) {
    // Not to be taken for an API group that the cluster does not serve.
    return UNLISTED.test(message)
      ? {
          failure: 'not-listed',
          reason:
            'the Kubernetes plugin no longer lists this cluster; Eco archives it once it has been missing for eco.archive.after',
        }
      : {
          failure: 'unreachable',
          reason: `the Kubernetes plugin does not know it: ${message}`,
        };
  }
  const rule = PROXY_MESSAGES.find(([pattern]) => pattern.test(message));
  return { failure: rule?.[1] ?? 'unreachable', reason: message };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text);
    return value && typeof value === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}
