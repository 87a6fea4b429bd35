import { NotFoundError, ResponseError } from '@backstage/errors';
import { ClusterSummary } from '../cluster';
import { Stack, ToolDetail } from '../stack';
import { Tool } from '../tool';
import { EcoApi, EcoRequestOptions } from './EcoApi';

/**
 * What {@link EcoClient} needs. The discovery and fetch APIs of the browser
 * fit, and so do the discovery service and global fetch of a backend.
 *
 * @public
 */
export interface EcoClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi?: { fetch: typeof fetch };
}

/**
 * {@link EcoApi} over HTTP.
 *
 * @public
 */
export class EcoClient implements EcoApi {
  readonly #discoveryApi: EcoClientOptions['discoveryApi'];
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: EcoClientOptions) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch };
  }

  /** {@inheritdoc EcoApi.getClusters} */
  async getClusters(options?: EcoRequestOptions): Promise<ClusterSummary[]> {
    const { items } = await this.#get<{ items: ClusterSummary[] }>(
      '/clusters',
      options,
    );
    return items;
  }

  /** {@inheritdoc EcoApi.getStack} */
  async getStack(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Stack> {
    return this.#get(`/stack${clusterQuery(request?.clusters)}`, options);
  }

  /** {@inheritdoc EcoApi.getTool} */
  async getTool(
    request: { toolId: string; clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<ToolDetail> {
    const toolId = encodeURIComponent(request.toolId);
    return this.#get(
      `/tools/${toolId}${clusterQuery(request.clusters)}`,
      options,
    );
  }

  /** {@inheritdoc EcoApi.getDefinitions} */
  async getDefinitions(options?: EcoRequestOptions): Promise<Tool[]> {
    const { items } = await this.#get<{ items: Tool[] }>(
      '/definitions',
      options,
    );
    return items;
  }

  /** {@inheritdoc EcoApi.refreshCluster} */
  async refreshCluster(
    name: string,
    options?: EcoRequestOptions,
  ): Promise<void> {
    await this.#request(
      'POST',
      `/clusters/${encodeURIComponent(name)}/refresh`,
      options,
    );
  }

  async #get<T>(path: string, options?: EcoRequestOptions): Promise<T> {
    const response = await this.#request('GET', path, options);
    // A portal without this backend answers unknown paths with its own page.
    if (!response.headers.get('content-type')?.includes('json')) {
      throw new NotFoundError(
        `${response.url} answered with a page instead of data: the Eco backend is not installed there`,
      );
    }
    return response.json();
  }

  async #request(
    method: string,
    path: string,
    options?: EcoRequestOptions,
  ): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('eco');
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, {
      method,
      headers: options?.token
        ? { Authorization: `Bearer ${options.token}` }
        : undefined,
      signal: options?.signal,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function clusterQuery(clusters: string[] = []): string {
  const query = new URLSearchParams(clusters.map(name => ['cluster', name]));
  return clusters.length === 0 ? '' : `?${query}`;
}
