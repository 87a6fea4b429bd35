import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ClusterAccessError } from '@backstage-eco/plugin-eco-node';
import { classifyAnswer } from './classifyAnswer';
import { readBounded } from './readBounded';
import { toAccessError } from './toAccessError';

const CLUSTER_HEADER = 'Backstage-Kubernetes-Cluster';

/**
 * How long a token of the auth service is cached. It is valid for an hour, so
 * it never expires here, and a cycle with many requests needs only one
 * signature.
 */
const TOKEN_KEPT_MS = 60_000;

/** Maximum bytes to read of an error's body. */
const MAX_ERROR_BYTES = 64 * 1024;

/**
 * HTTP client for the Kubernetes plugin of the same portal, and for API servers
 * through its proxy, with Eco's own service credentials.
 */
export class KubernetesPlugin {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;
  #token?: { value: Promise<string>; until: number };

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  /** Sends a request to the plugin itself. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const baseUrl = await this.#discovery.getBaseUrl('kubernetes');
    const token = await this.#getToken();
    return fetch(`${baseUrl}${path}`, {
      ...init,
      headers: { ...init.headers, Authorization: `Bearer ${token}` },
    });
  }

  /**
   * Sends a request to a cluster's API server, and returns its response,
   * whatever the status.
   *
   * @param options - `authProvider`: that of the cluster, if known; it
   * identifies refusals due to a token that only browsers have
   * @throws {@link ClusterAccessError} if the response does not come from an
   * API server
   */
  async fetchCluster(options: {
    cluster: string;
    path: string;
    init: { method?: string; body?: string; signal?: AbortSignal };
    headers?: Record<string, string>;
    authProvider?: string;
  }): Promise<Response> {
    const { cluster, path, init, headers, authProvider } = options;
    try {
      checkHeaderValue(cluster);
      const response = await this.fetch(toProxyPath(path), {
        ...init,
        headers: { ...headers, [CLUSTER_HEADER]: cluster },
        // A cluster must not redirect Eco, with its token, to another host.
        redirect: 'manual',
      });
      return await onlyFromApiServer(response, authProvider);
    } catch (error) {
      throw toAccessError(error, init.signal);
    }
  }

  #getToken(): Promise<string> {
    if (!this.#token || this.#token.until < Date.now()) {
      const token = {
        value: this.#issueToken(),
        until: Date.now() + TOKEN_KEPT_MS,
      };
      token.value.catch(() => {
        token.until = 0;
      });
      this.#token = token;
    }
    return this.#token.value;
  }

  async #issueToken(): Promise<string> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'kubernetes',
    });
    return token;
  }
}

/**
 * Checks the name of a cluster, because headers lose spaces at their ends. The
 * request would then go to another cluster than the one that permissions were
 * checked for.
 *
 * @throws {@link ClusterAccessError} if the name cannot be sent to the proxy
 */
function checkHeaderValue(cluster: string): void {
  if (!/^[!-~\xa1-\xff]([ -~\xa0-\xff]*[!-~\xa1-\xff])?$/.test(cluster)) {
    throw new ClusterAccessError(
      'unreachable',
      "the Kubernetes plugin takes a cluster's name in a header, which holds Latin letters alone and no spaces at its ends: give it another name there, and this one as its title",
    );
  }
}

/**
 * @throws {@link ClusterAccessError} if the path would leave the cluster, such
 * as `/../../catalog`: parts of it may come from a cluster
 */
function toProxyPath(path: string): string {
  const proxyPath = `/proxy${path}`;
  const { pathname } = new URL(proxyPath, 'http://portal');
  if (!path.startsWith('/') || pathname !== proxyPath.split('?')[0]) {
    throw new ClusterAccessError(
      'not-a-cluster',
      `it leads to the path ${JSON.stringify(path)}, which no API server has`,
    );
  }
  return proxyPath;
}

/**
 * Returns the response of an API server, whatever the status.
 *
 * @throws {@link ClusterAccessError} if something else responded
 */
async function onlyFromApiServer(
  response: Response,
  authProvider: string | undefined,
): Promise<Response> {
  const { status, headers } = response;
  const contentType = headers.get('content-type') ?? '';
  if (status === 304 || (response.ok && !/html/i.test(contentType))) {
    return response;
  }
  const body = await readBounded(response, MAX_ERROR_BYTES);
  const failure = classifyAnswer({ status, contentType, body, authProvider });
  if (failure) {
    throw new ClusterAccessError(failure.failure, failure.reason);
  }
  return new Response(body, { status, headers: withoutEncoding(headers) });
}

/**
 * Removes headers that no longer apply, because the body is already decoded.
 */
function withoutEncoding(headers: Headers): Headers {
  const copy = new Headers(headers);
  copy.delete('content-encoding');
  copy.delete('content-length');
  return copy;
}
