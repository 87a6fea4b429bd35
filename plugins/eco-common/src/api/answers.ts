import { ArchivedCluster, ClusterSummary } from '../cluster';
import { HistoryEntry } from '../history';
import { CustomResourceKind, InventoryKindSummary } from '../inventory';
import { Tool } from '../tool';

/**
 * Response of `GET /clusters`.
 *
 * @public
 */
export interface ClusterList {
  /** Sorted by name. */
  items: ClusterSummary[];
}

/**
 * Response of `GET /cluster-list`: whether any cluster is known, and if not,
 * why.
 *
 * @public
 */
export interface ClusterListStatus {
  /**
   * - `known`: there are clusters, even if the caller may see none of them.
   * - `none`: no cluster is configured.
   * - `failed`: listing failed, and no cluster is known from earlier.
   * - `pending`: the clusters have not been listed yet.
   */
  state: 'known' | 'none' | 'failed' | 'pending';
  /** Why listing failed. */
  reason?: string;
  /** Start of this state, ISO 8601. */
  since?: string;
}

/**
 * A tool definition that could not be used. Other definitions are unaffected.
 *
 * @public
 */
export interface DefinitionProblem {
  /** Source of the definition: a file, a configuration field or an entity. */
  file: string;
  /** Line, starting at 1. Omitted if not read from a file. */
  line?: number;
  /** The field, what is wrong with it, and how to fix it. */
  reason: string;
}

/**
 * Response of `GET /definitions`.
 *
 * @public
 */
export interface DefinitionList {
  /** Sorted by id. */
  items: Tool[];
  problems: DefinitionProblem[];
}

/**
 * Response of `POST /clusters/{cluster}/refresh`. The refresh is complete once
 * the cluster's `outcome.at` is later than `acceptedAt`.
 *
 * @public
 */
export interface RefreshAcceptance {
  cluster: string;
  /** ISO 8601, by the backend's clock. */
  acceptedAt: string;
}

/**
 * Response of `GET /clusters/{cluster}`.
 *
 * @public
 */
export interface ClusterDetail {
  cluster: ClusterSummary;
  /** Sorted by name; empty before the first attempt to read the cluster. */
  kinds: InventoryKindSummary[];
}

/**
 * Response of `GET /clusters/{cluster}/inventory/{kind}`. If the kind is
 * `stale` or `unread`, an object that is not listed may still exist.
 *
 * @public
 */
export interface ObjectPage {
  kind: InventoryKindSummary;
  /** Number of matching objects, over all pages. */
  total: number;
  /** Stored facts of each object. */
  items: Array<{ [field: string]: unknown }>;
  /** Omitted on the last page. */
  nextCursor?: string;
}

/**
 * Response of `GET /clusters/{cluster}/custom-resources`.
 *
 * @public
 */
export interface CustomResourceList {
  /**
   * Sorted by kind and group. CRDs that have not been sampled yet are missing.
   */
  items: CustomResourceKind[];
}

/**
 * Response of `GET /archived-clusters`.
 *
 * @public
 */
export interface ArchivedClusterList {
  /** Sorted by name. */
  items: ArchivedCluster[];
}

/**
 * Response of `GET /history`.
 *
 * @public
 */
export interface HistoryPage {
  /** Newest first. */
  items: HistoryEntry[];
  /** Omitted on the last page. */
  nextCursor?: string;
}

/**
 * Response of `GET /history-counts`.
 *
 * @public
 */
export interface HistoryTimeline {
  /**
   * Oldest first. `at` is a day such as `2026-01-31`, or the start of an hour
   * in ISO 8601, both in UTC. Days and hours without entries are missing.
   */
  items: Array<{ at: string; count: number }>;
}
