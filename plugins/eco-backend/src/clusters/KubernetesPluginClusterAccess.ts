import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { NotFoundError, ResponseError } from '@backstage/errors';
import {
  ClusterAccess,
  ClusterReference,
  ClusterRequestOptions,
} from '@backstage-eco/plugin-eco-node';
import { KubernetesPlugin } from './KubernetesPlugin';

/** Timeout for the list of clusters. */
const LIST_TIMEOUT_MS = 30_000;

/**
 * Default access to the clusters: through the Kubernetes plugin of the same
 * portal, with Eco's own service credentials. All cluster locators and
 * server-side credentials of the portal work unchanged.
 *
 * @alpha
 */
export class KubernetesPluginClusterAccess implements ClusterAccess {
  readonly #plugin: KubernetesPlugin;
  /** By cluster name, from the last list. */
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
      // Without `kubernetes:` in the configuration, the plugin has no routes.
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
