import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ClusterAccessError } from '@backstage-eco/plugin-eco-node';
import { classifyAnswer } from './classifyAnswer';
import { readBounded } from './readBounded';
import { toAccessError } from './toAccessError';

const CLUSTER_HEADER = 'Backstage-Kubernetes-Cluster';

/**
 * A token of the auth service lives for an hour. Keeping it for a minute spares
 * a signature for each of the calls of a reading, and it never gets old.
 */
const TOKEN_KEPT_MS = 60_000;

/** The most that is read of an error's body, in bytes. */
const MAX_ERROR_BYTES = 64 * 1024;

/**
 * HTTP to the Kubernetes plugin of the same portal, and through its proxy to API
 * servers, with Eco's own service credentials.
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
   * Sends a request to a cluster's API server and gives back its answer, whatever
   * its status.
   *
   * @param options - `authProvider`: the cluster's, where it is known: it tells
   * which refusals come of a token that only a browser has
   * @throws {@link ClusterAccessError} where no answer of an API server came
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
        // A cluster must not send Eco, with its token, anywhere else.
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
 * A header drops the spaces at its ends: another cluster would be asked than the one
 * that permissions were asked about.
 *
 * @throws {@link ClusterAccessError} where the name cannot be sent to the proxy
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
 * @throws {@link ClusterAccessError} where a path would leave the cluster, as
 * `/../../catalog` does: a part of it may be text from a cluster
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
 * Passes on what an API server answered, whatever its status.
 *
 * @throws {@link ClusterAccessError} where something else answered
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

/** The body is decoded by now; the headers that say otherwise must not stay. */
function withoutEncoding(headers: Headers): Headers {
  const copy = new Headers(headers);
  copy.delete('content-encoding');
  copy.delete('content-length');
  return copy;
}
