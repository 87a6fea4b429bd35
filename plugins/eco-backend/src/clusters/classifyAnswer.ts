import { ClusterAccessFailure } from '@backstage-eco/plugin-eco-node';

/**
 * An unsuccessful response through the proxy of the Kubernetes plugin, with the
 * beginning of its body.
 */
export interface FailedAnswer {
  status: number;
  contentType: string;
  body: string;
  /** Auth provider of the cluster, as listed by the Kubernetes plugin. */
  authProvider?: string;
}

/** Maximum length of a foreign error message, in characters. */
const MAX_MESSAGE_LENGTH = 500;

/**
 * Error messages of the Kubernetes plugin; the first match applies. Matched by
 * text, because the status is always 500 and there are no error codes.
 */
const PROXY_MESSAGES: Array<[RegExp, ClusterAccessFailure]> = [
  // From OidcStrategy and GoogleStrategy of plugin-kubernetes-backend.
  [/token not found under /i, 'client-side-auth'],
  [/ETIMEDOUT|ESOCKETTIMEDOUT|timed? ?out/i, 'timed-out'],
  // The server speaks neither TLS nor HTTP.
  [/EPROTO|wrong version number|HPE_|Parse Error/i, 'not-a-cluster'],
];

/**
 * Message of KubernetesProxy in plugin-kubernetes-backend for an unknown
 * cluster.
 */
const UNLISTED = /^Cluster '.*' not found$/;

/**
 * Providers that use the token of the user's browser. AksStrategy sends
 * requests without a token, and the API server refuses them.
 */
const CLIENT_SIDE_PROVIDERS = ['aks', 'google', 'oidc'];

/**
 * Determines whether a response comes from an API server or from something in
 * between. The Kubernetes plugin responds in Backstage's format (`error.name`),
 * an API server in its own (`kind: Status`) or in plain text.
 *
 * @returns what responded instead and why, or undefined for a response of an
 * API server
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
    // Must not look like an API group that the cluster does not serve.
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
