import { ArchivedCluster, ClusterSummary } from '../cluster';
import {
  CertificateNumbers,
  Counted,
  FrameworkUses,
  SecretStoreNumbers,
  StorageNumbers,
} from '../summaries';
import { ClusterPast, HistoryEntry, HistoryEventType } from '../history';
import { CustomResourceKind } from '../inventory';
import { LayerId } from '../layers';
import { Stack, ToolDetail } from '../stack';
import { Tool } from '../tool';
import {
  ClusterDetail,
  ClusterListStatus,
  HistoryTimeline,
  HistoryPage,
  ObjectPage,
} from './answers';

/**
 * What every call of {@link EcoApi} takes beside its own request.
 *
 * @public
 */
export interface EcoRequestOptions {
  /** Sent as bearer token. Left out in the browser, where the fetch API adds it. */
  token?: string;
  /** Ends the call when its answer is not wanted any more. */
  signal?: AbortSignal;
}

/**
 * Which objects of a kind are wanted, and in which order.
 *
 * @public
 */
export interface ObjectsRequest {
  cluster: string;
  /** As {@link EcoApi.getCluster} names it, for example `deployments`. */
  kind: string;
  namespace?: string;
  /** A part of the name or of the namespace; capitals do not matter. */
  text?: string;
  /** `namespace` where left out. */
  sort?: 'namespace' | 'name';
  /** `asc` where left out. */
  order?: 'asc' | 'desc';
  /** 1 to 500; 100 where left out. */
  limit?: number;
  /** The `nextCursor` of the page before, with the same other fields. */
  cursor?: string;
}

/**
 * Which part of history is wanted.
 *
 * @public
 */
export interface HistoryRequest {
  /** Names; left out or empty means all that the caller may see. */
  clusters?: string[];
  types?: HistoryEventType[];
  /** For example `tool:argocd`. */
  subject?: string;
  /** Only tools of it. */
  layer?: LayerId;
  /** Not before, ISO 8601. */
  from?: string;
  /** Not after, ISO 8601. */
  to?: string;
  /** 1 to 500; 100 where left out. */
  limit?: number;
  /** The `nextCursor` of the page before, with the same other fields. */
  cursor?: string;
}

/**
 * What Eco's backend answers. Every call may end in a `ResponseError`: 401
 * without credentials, 403 without the permission of the route.
 *
 * @public
 */
export interface EcoApi {
  /** The clusters that the caller may see, in the order of their names. */
  getClusters(options?: EcoRequestOptions): Promise<ClusterSummary[]>;

  /**
   * The layered stack of some clusters.
   *
   * @param request - `clusters` are names; left out or empty means all that the
   * caller may see.
   */
  getStack(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Stack>;

  /**
   * Everything known of a tool. 404 when no definition has the id.
   *
   * @param request - `clusters` as in {@link EcoApi.getStack}.
   */
  getTool(
    request: { toolId: string; clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<ToolDetail>;

  /** Every tool that Eco has a definition of, found or not. */
  getDefinitions(options?: EcoRequestOptions): Promise<Tool[]>;

  /**
   * Asks for a cluster to be read again at once. Resolves when the request is
   * taken, not when the cluster is read: its `outcome.at` says that.
   */
  refreshCluster(name: string, options?: EcoRequestOptions): Promise<void>;

  /** One cluster, and what is read of it. 404 when it is not known. */
  getCluster(
    request: { cluster: string },
    options?: EcoRequestOptions,
  ): Promise<ClusterDetail>;

  /** A page of the objects of one kind. */
  getObjects(
    request: ObjectsRequest,
    options?: EcoRequestOptions,
  ): Promise<ObjectPage>;

  /** What samples of the cluster's custom resources gave. */
  getCustomResources(
    request: { cluster: string },
    options?: EcoRequestOptions,
  ): Promise<CustomResourceKind[]>;

  /** What happened, the newest first. */
  getHistory(
    request?: HistoryRequest,
    options?: EcoRequestOptions,
  ): Promise<HistoryPage>;

  /** How much happened on each day, or in each hour, in UTC. */
  countHistory(
    request?: Omit<HistoryRequest, 'limit' | 'cursor'> & {
      per?: 'day' | 'hour';
    },
    options?: EcoRequestOptions,
  ): Promise<HistoryTimeline>;

  /** One thing that happened, with all that changed. 404 when it is not kept. */
  getHistoryEntry(
    request: { id: string },
    options?: EcoRequestOptions,
  ): Promise<HistoryEntry>;

  /**
   * What was known of a cluster at a point in time.
   *
   * @param request - `at`: ISO 8601; 400 where history does not reach so far
   */
  getPast(
    request: { cluster: string; at: string },
    options?: EcoRequestOptions,
  ): Promise<ClusterPast>;

  /** Whether there are clusters, or why there is none. */
  getClusterListStatus(options?: EcoRequestOptions): Promise<ClusterListStatus>;

  /** The clusters that went away and can be brought back. */
  getArchivedClusters(options?: EcoRequestOptions): Promise<ArchivedCluster[]>;

  /** Brings an archived cluster back, and has it read. */
  restoreCluster(name: string, options?: EcoRequestOptions): Promise<void>;

  /**
   * Storage classes, claims and volumes of some clusters as numbers.
   *
   * @param request - `clusters` as in {@link EcoApi.getStack}.
   */
  getStorage(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Counted<StorageNumbers>>;

  /**
   * Issuers and certificates of some clusters as numbers.
   *
   * @param request - `clusters` as in {@link EcoApi.getStack}.
   */
  getCertificates(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Counted<CertificateNumbers>>;

  /**
   * The stores of External Secrets in some clusters, by their provider.
   *
   * @param request - `clusters` as in {@link EcoApi.getStack}.
   */
  getSecretStores(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Counted<SecretStoreNumbers>>;

  /**
   * What the operators of some clusters seem to be built with.
   *
   * @param request - `clusters` as in {@link EcoApi.getStack}.
   */
  getOperatorFrameworks(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Counted<FrameworkUses>>;
}
