import { OutcomeStatus } from './cluster';
import { DetectionState } from './detection';

/**
 * Types of history events of a cluster.
 *
 * - `first-known`: facts that were unknown before. Nothing appeared: this is
 *   the first time they were read.
 * - `definitions-changed`: the tool definitions changed, and with them what Eco
 *   detects. The cluster itself did not change.
 * - `outcome-changed`: the read status changed.
 * - `cluster-replaced`: a different cluster answers under this name.
 * - `cluster-deleted`: all its data except its history was deleted.
 *
 * @public
 */
export const HISTORY_EVENT_TYPES = [
  'first-known',
  'tool-appeared',
  'tool-disappeared',
  'tool-state-changed',
  'tool-version-changed',
  'crd-added',
  'crd-removed',
  'crd-changed',
  'kubernetes-version-changed',
  'outcome-changed',
  'definitions-changed',
  'cluster-replaced',
  'cluster-archived',
  'cluster-restored',
  'cluster-deleted',
] as const;

/**
 * One of {@link HISTORY_EVENT_TYPES}.
 *
 * @public
 */
export type HistoryEventType = (typeof HISTORY_EVENT_TYPES)[number];

/**
 * What was known about a subject before and after an event. The subject is
 * `tool:<id>`, `crd:<name>`, `kubernetes-version`, `reading`, `crds`,
 * `cluster-uid` or `archived`.
 *
 * @public
 */
export interface HistoryChange {
  subject: string;
  /**
   * Omitted if it was unknown, or if a CRD was absent. `null` if a tool was
   * absent.
   */
  before?: unknown;
  /** See `before`. */
  after?: unknown;
}

/**
 * Number of changes in an entry, by kind of subject.
 *
 * @public
 */
export interface HistoryCounts {
  /** Tools that were present before or after. */
  tools: number;
  /** Tools that were looked for and are absent. */
  absentTools: number;
  crds: number;
  /** Tools whose definition changed. */
  definitions: number;
  /** All other subjects, for example the Kubernetes version. */
  others: number;
}

/**
 * One event in a cluster's history.
 *
 * @public
 */
export interface HistoryEntry {
  /** Random, unique id. */
  id: string;
  cluster: string;
  /** By the database's clock, ISO 8601. */
  at: string;
  type: HistoryEventType;
  counts: HistoryCounts;
  /**
   * At most 20 per entry in a page. If `counts` has more, `getHistoryEntry`
   * returns them all.
   */
  changes: HistoryChange[];
}

/**
 * What was known about a cluster at a point in time. An omitted field was
 * unknown.
 *
 * @public
 */
export interface ClusterPast {
  cluster: string;
  /** ISO 8601. */
  at: string;
  kubernetesVersion?: string;
  /** Read status at that time. */
  status?: OutcomeStatus;
  reason?: string;
  /** Detected tools, sorted by id. */
  tools: Array<{ toolId: string; state: DetectionState; versions: string[] }>;
  /** Sorted by name. */
  crds?: Array<{ name: string; versions: string[]; storedVersions: string[] }>;
}
