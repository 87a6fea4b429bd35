import { NotFoundError, ResponseError } from '@backstage/errors';
import { ArchivedCluster, ClusterSummary } from '../cluster';
import {
  CertificateNumbers,
  Counted,
  FrameworkUses,
  SecretStoreNumbers,
  StorageNumbers,
} from '../concepts';
import { ClusterPast, HistoryEntry } from '../history';
import { CustomResourceKind } from '../inventory';
import { Stack, ToolDetail } from '../stack';
import { Tool } from '../tool';
import {
  ArchivedClusterList,
  ClusterDetail,
  CustomResourceList,
  HistoryPage,
  ObjectPage,
} from './answers';
import {
  EcoApi,
  EcoRequestOptions,
  HistoryRequest,
  ObjectsRequest,
} from './EcoApi';

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
 * {@link EcoApi} over HTTP. A call that the backend refuses is rejected with a
 * `ResponseError` whose message is the backend's reason.
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
    return this.#get(
      `/stack${toQuery({ cluster: request?.clusters })}`,
      options,
    );
  }

  /** {@inheritdoc EcoApi.getTool} */
  async getTool(
    request: { toolId: string; clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<ToolDetail> {
    const toolId = encodeURIComponent(request.toolId);
    return this.#get(
      `/tools/${toolId}${toQuery({ cluster: request.clusters })}`,
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
    await this.#request('POST', `${clusterPath(name)}/refresh`, options);
  }

  /** {@inheritdoc EcoApi.getCluster} */
  async getCluster(
    { cluster }: { cluster: string },
    options?: EcoRequestOptions,
  ): Promise<ClusterDetail> {
    return this.#get(clusterPath(cluster), options);
  }

  /** {@inheritdoc EcoApi.getObjects} */
  async getObjects(
    { cluster, kind, ...query }: ObjectsRequest,
    options?: EcoRequestOptions,
  ): Promise<ObjectPage> {
    return this.#get(
      `${clusterPath(cluster)}/inventory/${encodeURIComponent(kind)}${toQuery({
        ...query,
      })}`,
      options,
    );
  }

  /** {@inheritdoc EcoApi.getCustomResources} */
  async getCustomResources(
    { cluster }: { cluster: string },
    options?: EcoRequestOptions,
  ): Promise<CustomResourceKind[]> {
    const { items } = await this.#get<CustomResourceList>(
      `${clusterPath(cluster)}/custom-resources`,
      options,
    );
    return items;
  }

  /** {@inheritdoc EcoApi.getHistory} */
  async getHistory(
    { clusters, types, ...query }: HistoryRequest = {},
    options?: EcoRequestOptions,
  ): Promise<HistoryPage> {
    return this.#get(
      `/history${toQuery({ cluster: clusters, type: types, ...query })}`,
      options,
    );
  }

  /** {@inheritdoc EcoApi.getHistoryEntry} */
  async getHistoryEntry(
    { id }: { id: number },
    options?: EcoRequestOptions,
  ): Promise<HistoryEntry> {
    return this.#get(`/history/${id}`, options);
  }

  /** {@inheritdoc EcoApi.getPast} */
  async getPast(
    { cluster, at }: { cluster: string; at: string },
    options?: EcoRequestOptions,
  ): Promise<ClusterPast> {
    return this.#get(`${clusterPath(cluster)}/past${toQuery({ at })}`, options);
  }

  /** {@inheritdoc EcoApi.getArchivedClusters} */
  async getArchivedClusters(
    options?: EcoRequestOptions,
  ): Promise<ArchivedCluster[]> {
    const { items } = await this.#get<ArchivedClusterList>(
      '/archived-clusters',
      options,
    );
    return items;
  }

  /** {@inheritdoc EcoApi.restoreCluster} */
  async restoreCluster(
    name: string,
    options?: EcoRequestOptions,
  ): Promise<void> {
    await this.#request('POST', `${clusterPath(name)}/restore`, options);
  }

  /** {@inheritdoc EcoApi.getStorage} */
  async getStorage(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Counted<StorageNumbers>> {
    return this.#get(
      `/storage${toQuery({ cluster: request?.clusters })}`,
      options,
    );
  }

  /** {@inheritdoc EcoApi.getCertificates} */
  async getCertificates(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Counted<CertificateNumbers>> {
    return this.#get(
      `/certificates${toQuery({ cluster: request?.clusters })}`,
      options,
    );
  }

  /** {@inheritdoc EcoApi.getSecretStores} */
  async getSecretStores(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Counted<SecretStoreNumbers>> {
    return this.#get(
      `/secret-stores${toQuery({ cluster: request?.clusters })}`,
      options,
    );
  }

  /** {@inheritdoc EcoApi.getOperatorFrameworks} */
  async getOperatorFrameworks(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Counted<FrameworkUses>> {
    return this.#get(
      `/operator-frameworks${toQuery({ cluster: request?.clusters })}`,
      options,
    );
  }

  async #get<T>(path: string, options?: EcoRequestOptions): Promise<T> {
    const response = await this.#request('GET', path, options);
    // A portal without this backend answers unknown paths with its own page.
    if (!isJson(response)) {
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
      throw await toFailure(response);
    }
    return response;
  }
}

/**
 * A refusal whose message is the backend's reason. What a proxy before it
 * answers is a page, of which the status has to do.
 */
async function toFailure(response: Response): Promise<ResponseError> {
  const failure = await ResponseError.fromResponse(response);
  if (isJson(response)) {
    failure.message = failure.cause.message || failure.message;
  }
  return failure;
}

function isJson(response: Response): boolean {
  return response.headers.get('content-type')?.includes('json') ?? false;
}

function clusterPath(cluster: string): string {
  return `/clusters/${encodeURIComponent(cluster)}`;
}

/** A list is repeated; what is undefined or an empty list is left out. */
function toQuery(
  parameters: Record<string, string | number | readonly string[] | undefined>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of value === undefined ? [] : [value].flat()) {
      query.append(name, String(each));
    }
  }
  return query.size === 0 ? '' : `?${query}`;
}
