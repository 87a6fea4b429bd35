import { ArchivedCluster, ClusterSummary } from '../cluster';
import { HistoryEntry } from '../history';
import { CustomResourceKind, InventoryKindSummary } from '../inventory';
import { Tool } from '../tool';

/**
 * The answer of `GET /clusters`.
 *
 * @public
 */
export interface ClusterList {
  /** In the order of their names. */
  items: ClusterSummary[];
}

/**
 * The answer of `GET /cluster-list`: whether there are clusters, or why there is
 * none.
 *
 * @public
 */
export interface ClusterListStatus {
  /**
   * `known`: there are clusters, though the caller may see none; `none`: none is
   * configured; `failed`: the list could not be had, and no cluster is known from
   * before; `pending`: no list was asked for yet.
   */
  state: 'known' | 'none' | 'failed' | 'pending';
  /** Why the list failed. */
  reason?: string;
  /** Since when it is so, ISO 8601. */
  since?: string;
}

/**
 * A definition that could not be used. The others are not touched by it.
 *
 * @public
 */
export interface DefinitionProblem {
  /** Where it was read: a file, a field of the configuration, or an entity. */
  file: string;
  /** The first line is 1. Left out where it was not read from a file. */
  line?: number;
  /** Names the field, what is wrong with it and how to mend it. */
  reason: string;
}

/**
 * The answer of `GET /definitions`.
 *
 * @public
 */
export interface DefinitionList {
  /** In the order of their ids. */
  items: Tool[];
  problems: DefinitionProblem[];
}

/**
 * The answer of `POST /clusters/{cluster}/refresh`. The cluster is read when
 * its `outcome.at` is later than `acceptedAt`.
 *
 * @public
 */
export interface RefreshAcceptance {
  cluster: string;
  /** ISO 8601, by the backend's clock. */
  acceptedAt: string;
}

/**
 * The answer of `GET /clusters/{cluster}`.
 *
 * @public
 */
export interface ClusterDetail {
  cluster: ClusterSummary;
  /** In the order of their names; none before the cluster was first tried. */
  kinds: InventoryKindSummary[];
}

/**
 * The answer of `GET /clusters/{cluster}/inventory/{kind}`. Where the state of
 * the kind is `stale` or `unread`, an object that is not there may exist.
 *
 * @public
 */
export interface ObjectPage {
  kind: InventoryKindSummary;
  /** How many objects fit, on all pages. */
  total: number;
  /** The facts that are kept of each. */
  items: Array<{ [field: string]: unknown }>;
  /** Left out: this is the last page. */
  nextCursor?: string;
}

/**
 * The answer of `GET /clusters/{cluster}/custom-resources`.
 *
 * @public
 */
export interface CustomResourceList {
  /** In the order of kinds and groups. A CRD that was not sampled yet is missing. */
  items: CustomResourceKind[];
}

/**
 * The answer of `GET /archived-clusters`.
 *
 * @public
 */
export interface ArchivedClusterList {
  /** In the order of their names. */
  items: ArchivedCluster[];
}

/**
 * The answer of `GET /history`.
 *
 * @public
 */
export interface HistoryPage {
  /** The newest first. */
  items: HistoryEntry[];
  /** Left out: this is the last page. */
  nextCursor?: string;
}

/**
 * The answer of `GET /history-counts`.
 *
 * @public
 */
export interface HistoryTimeline {
  /**
   * The oldest first; `at` is a day such as `2026-01-31`, or when an hour begins,
   * ISO 8601, both in UTC. Days and hours without any are missing.
   */
  items: Array<{ at: string; count: number }>;
}
