import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { NotFoundError, ResponseError } from '@backstage/errors';
import {
  ClusterAccess,
  ClusterReference,
  ClusterRequestOptions,
} from '@backstage-eco/plugin-eco-node';
import { KubernetesPlugin } from './KubernetesPlugin';

/** How long the Kubernetes plugin may take to list the clusters. */
const LIST_TIMEOUT_MS = 30_000;

/**
 * The default way to the clusters: through the Kubernetes plugin of the same
 * portal, with Eco's own service credentials. Every locator and every
 * server-side credential that the portal has set up works unchanged.
 *
 * @alpha
 */
export class KubernetesPluginClusterAccess implements ClusterAccess {
  readonly #plugin: KubernetesPlugin;
  /** By the cluster's name, as the last list gave it. */
  #authProviders = new Map<string, string | undefined>();

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#plugin = new KubernetesPlugin(options);
  }

  /** {@inheritDoc @backstage-eco/plugin-eco-node#ClusterAccess.list} */
  async list(): Promise<ClusterReference[]> {
    const response = await this.#plugin.fetch('/clusters', {
      signal: AbortSignal.timeout(LIST_TIMEOUT_MS),
    });
    if (response.status === 404) {
      // Without a `kubernetes:` in its configuration it has no routes.
      throw new NotFoundError(
        'The Kubernetes plugin is not installed, or has no configuration',
      );
    }
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const { items } = (await response.json()) as {
      items: Array<{ name: string; title?: string; authProvider?: string }>;
    };
    this.#authProviders = new Map(
      items.map(({ name, authProvider }) => [name, authProvider]),
    );
    return items.map(({ name, title }) => ({ name, title }));
  }

  /** {@inheritDoc @backstage-eco/plugin-eco-node#ClusterAccess.request} */
  async request(
    cluster: string,
    path: string,
    options: ClusterRequestOptions = {},
  ): Promise<Response> {
    return this.#plugin.fetchCluster({
      cluster,
      path,
      init: { signal: options.signal },
      headers: options.headers,
      authProvider: this.#authProviders.get(cluster),
    });
  }
}
