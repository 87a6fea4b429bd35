import { ArchivedCluster, ClusterSummary } from '../cluster';
import {
  CertificateNumbers,
  Counted,
  FrameworkUses,
  SecretStoreNumbers,
  StorageNumbers,
} from '../summaries';
import { ClusterPast, HistoryEntry } from '../history';
import { CustomResourceKind } from '../inventory';
import { Stack, ToolDetail } from '../stack';
import { Tool } from '../tool';
import {
  ClusterDetail,
  ClusterListStatus,
  HistoryTimeline,
  HistoryPage,
  ObjectPage,
} from './answers';
import {
  EcoApi,
  EcoRequestOptions,
  HistoryRequest,
  ObjectsRequest,
} from './EcoApi';
import { EcoClientOptions, EcoHttp, toQuery } from './EcoHttp';

/**
 * {@link EcoApi} over HTTP. If the backend refuses a request, the method
 * rejects with a `ResponseError` that carries the backend's message.
 *
 * @public
 */
export class EcoClient implements EcoApi {
  readonly #http: EcoHttp;

  constructor(options: EcoClientOptions) {
    this.#http = new EcoHttp(options);
  }

  /** {@inheritdoc EcoApi.getClusters} */
  async getClusters(options?: EcoRequestOptions): Promise<ClusterSummary[]> {
    return this.#http.items('/clusters', options);
  }

  /** {@inheritdoc EcoApi.getStack} */
  async getStack(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Stack> {
    return this.#http.get(
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
    return this.#http.get(
      `/tools/${toolId}${toQuery({ cluster: request.clusters })}`,
      options,
    );
  }

  /** {@inheritdoc EcoApi.getDefinitions} */
  async getDefinitions(options?: EcoRequestOptions): Promise<Tool[]> {
    return this.#http.items('/definitions', options);
  }

  /** {@inheritdoc EcoApi.refreshCluster} */
  async refreshCluster(
    name: string,
    options?: EcoRequestOptions,
  ): Promise<void> {
    await this.#http.send('POST', `${clusterPath(name)}/refresh`, options);
  }

  /** {@inheritdoc EcoApi.getCluster} */
  async getCluster(
    { cluster }: { cluster: string },
    options?: EcoRequestOptions,
  ): Promise<ClusterDetail> {
    return this.#http.get(clusterPath(cluster), options);
  }

  /** {@inheritdoc EcoApi.getObjects} */
  async getObjects(
    { cluster, kind, ...query }: ObjectsRequest,
    options?: EcoRequestOptions,
  ): Promise<ObjectPage> {
    return this.#http.get(
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
    return this.#http.items(
      `${clusterPath(cluster)}/custom-resources`,
      options,
    );
  }

  /** {@inheritdoc EcoApi.getHistory} */
  async getHistory(
    { clusters, types, ...query }: HistoryRequest = {},
    options?: EcoRequestOptions,
  ): Promise<HistoryPage> {
    return this.#http.get(
      `/history${toQuery({ cluster: clusters, type: types, ...query })}`,
      options,
    );
  }

  /** {@inheritdoc EcoApi.countHistory} */
  async countHistory(
    { clusters, types, ...query }: Parameters<EcoApi['countHistory']>[0] = {},
    options?: EcoRequestOptions,
  ): Promise<HistoryTimeline> {
    return this.#http.get(
      `/history-counts${toQuery({ cluster: clusters, type: types, ...query })}`,
      options,
    );
  }

  /** {@inheritdoc EcoApi.getHistoryEntry} */
  async getHistoryEntry(
    { id }: { id: string },
    options?: EcoRequestOptions,
  ): Promise<HistoryEntry> {
    return this.#http.get(`/history/${encodeURIComponent(id)}`, options);
  }

  /** {@inheritdoc EcoApi.getPast} */
  async getPast(
    { cluster, at }: { cluster: string; at: string },
    options?: EcoRequestOptions,
  ): Promise<ClusterPast> {
    return this.#http.get(
      `${clusterPath(cluster)}/past${toQuery({ at })}`,
      options,
    );
  }

  /** {@inheritdoc EcoApi.getClusterListStatus} */
  async getClusterListStatus(
    options?: EcoRequestOptions,
  ): Promise<ClusterListStatus> {
    return this.#http.get('/cluster-list', options);
  }

  /** {@inheritdoc EcoApi.getArchivedClusters} */
  async getArchivedClusters(
    options?: EcoRequestOptions,
  ): Promise<ArchivedCluster[]> {
    return this.#http.items('/archived-clusters', options);
  }

  /** {@inheritdoc EcoApi.restoreCluster} */
  async restoreCluster(
    name: string,
    options?: EcoRequestOptions,
  ): Promise<void> {
    await this.#http.send('POST', `${clusterPath(name)}/restore`, options);
  }

  /** {@inheritdoc EcoApi.getStorage} */
  async getStorage(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Counted<StorageNumbers>> {
    return this.#http.get(
      `/storage${toQuery({ cluster: request?.clusters })}`,
      options,
    );
  }

  /** {@inheritdoc EcoApi.getCertificates} */
  async getCertificates(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Counted<CertificateNumbers>> {
    return this.#http.get(
      `/certificates${toQuery({ cluster: request?.clusters })}`,
      options,
    );
  }

  /** {@inheritdoc EcoApi.getSecretStores} */
  async getSecretStores(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Counted<SecretStoreNumbers>> {
    return this.#http.get(
      `/secret-stores${toQuery({ cluster: request?.clusters })}`,
      options,
    );
  }

  /** {@inheritdoc EcoApi.getOperatorFrameworks} */
  async getOperatorFrameworks(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Counted<FrameworkUses>> {
    return this.#http.get(
      `/operator-frameworks${toQuery({ cluster: request?.clusters })}`,
      options,
    );
  }
}

function clusterPath(cluster: string): string {
  return `/clusters/${encodeURIComponent(cluster)}`;
}
