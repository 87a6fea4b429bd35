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
 * Options that every method of Eco's API clients accepts.
 *
 * @public
 */
export interface EcoRequestOptions {
  /** Bearer token. Omit it in the browser: the fetch API adds it there. */
  token?: string;
  /** Aborts the request. */
  signal?: AbortSignal;
}

/**
 * Filter, order and page for {@link EcoApi.getObjects}.
 *
 * @public
 */
export interface ObjectsRequest {
  cluster: string;
  /**
   * A kind returned by {@link EcoApi.getCluster}, for example `deployments`.
   */
  kind: string;
  namespace?: string;
  /** Substring of the name or namespace, case-insensitive. */
  text?: string;
  /** Defaults to `namespace`. */
  sort?: 'namespace' | 'name';
  /** Defaults to `asc`. */
  order?: 'asc' | 'desc';
  /** 1 to 500; defaults to 100. */
  limit?: number;
  /**
   * The `nextCursor` of the previous page. All other fields must be unchanged.
   */
  cursor?: string;
}

/**
 * Filter and page for {@link EcoApi.getHistory}.
 *
 * @public
 */
export interface HistoryRequest {
  /** Cluster names. Omitted or empty: all clusters that the caller may see. */
  clusters?: string[];
  types?: HistoryEventType[];
  /** Subject of the events, for example `tool:argocd`. */
  subject?: string;
  /** Only events about tools of this layer. */
  layer?: LayerId;
  /** Earliest time, inclusive, ISO 8601. */
  from?: string;
  /** Latest time, inclusive, ISO 8601. */
  to?: string;
  /** 1 to 500; defaults to 100. */
  limit?: number;
  /**
   * The `nextCursor` of the previous page. All other fields must be unchanged.
   */
  cursor?: string;
}

/**
 * Clusters, their stack, inventory and history. Any method may reject with a
 * `ResponseError`: 401 without credentials, 403 without the permission that the
 * route requires.
 *
 * @public
 */
export interface EcoApi {
  /** Lists the clusters that the caller may see, sorted by name. */
  getClusters(options?: EcoRequestOptions): Promise<ClusterSummary[]>;

  /**
   * Returns the layered stack of the given clusters.
   *
   * @param request - `clusters`: names. Omitted or empty: all that the caller
   *   may see.
   */
  getStack(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Stack>;

  /**
   * Returns everything known about a tool. 404 if no definition has this id.
   *
   * @param request - `clusters`: see {@link EcoApi.getStack}.
   */
  getTool(
    request: { toolId: string; clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<ToolDetail>;

  /** Lists every tool that Eco has a definition for, detected or not. */
  getDefinitions(options?: EcoRequestOptions): Promise<Tool[]>;

  /**
   * Requests an immediate refresh of a cluster. Resolves when the request is
   * accepted, not when the cluster has been read; watch `outcome.at` for that.
   */
  refreshCluster(name: string, options?: EcoRequestOptions): Promise<void>;

  /** Returns a cluster and the kinds in its inventory. 404 if it is unknown. */
  getCluster(
    request: { cluster: string },
    options?: EcoRequestOptions,
  ): Promise<ClusterDetail>;

  /** Returns one page of the objects of a kind. */
  getObjects(
    request: ObjectsRequest,
    options?: EcoRequestOptions,
  ): Promise<ObjectPage>;

  /** Returns sampled facts about the cluster's custom resources, by kind. */
  getCustomResources(
    request: { cluster: string },
    options?: EcoRequestOptions,
  ): Promise<CustomResourceKind[]>;

  /** Lists history entries, newest first. */
  getHistory(
    request?: HistoryRequest,
    options?: EcoRequestOptions,
  ): Promise<HistoryPage>;

  /** Counts history entries per day or hour, in UTC. */
  countHistory(
    request?: Omit<HistoryRequest, 'limit' | 'cursor'> & {
      per?: 'day' | 'hour';
    },
    options?: EcoRequestOptions,
  ): Promise<HistoryTimeline>;

  /** Returns one history entry with all its changes. 404 if it is not kept. */
  getHistoryEntry(
    request: { id: string },
    options?: EcoRequestOptions,
  ): Promise<HistoryEntry>;

  /**
   * Returns what was known about a cluster at a point in time.
   *
   * @param request - `at`: ISO 8601; 400 if it is before the start of history
   */
  getPast(
    request: { cluster: string; at: string },
    options?: EcoRequestOptions,
  ): Promise<ClusterPast>;

  /** Returns whether any cluster is known, and if not, why. */
  getClusterListStatus(options?: EcoRequestOptions): Promise<ClusterListStatus>;

  /** Lists archived clusters that can be restored. */
  getArchivedClusters(options?: EcoRequestOptions): Promise<ArchivedCluster[]>;

  /** Restores an archived cluster and requests a refresh of it. */
  restoreCluster(name: string, options?: EcoRequestOptions): Promise<void>;

  /**
   * Counts storage classes, claims and volumes.
   *
   * @param request - `clusters`: see {@link EcoApi.getStack}.
   */
  getStorage(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Counted<StorageNumbers>>;

  /**
   * Counts cert-manager's issuers and certificates.
   *
   * @param request - `clusters`: see {@link EcoApi.getStack}.
   */
  getCertificates(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Counted<CertificateNumbers>>;

  /**
   * Counts the stores of External Secrets by provider.
   *
   * @param request - `clusters`: see {@link EcoApi.getStack}.
   */
  getSecretStores(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Counted<SecretStoreNumbers>>;

  /**
   * Returns the frameworks that operators appear to be built with.
   *
   * @param request - `clusters`: see {@link EcoApi.getStack}.
   */
  getOperatorFrameworks(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Counted<FrameworkUses>>;
}
