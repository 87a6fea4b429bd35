import { OutcomeStatus } from './cluster';
import { DetectionState } from './detection';

/**
 * What can happen to a cluster.
 *
 * - `first-known`: what was unknown before. Nothing appeared: nobody had looked.
 * - `definitions-changed`: Eco recognises tools by other definitions. What
 *   changed with them changed in Eco's eyes, not in the cluster.
 * - `outcome-changed`: how far the cluster can be read.
 * - `cluster-replaced`: another cluster answers under the name.
 * - `cluster-deleted`: nothing of it is kept any more but its history.
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
 * One of them.
 *
 * @public
 */
export type HistoryEventType = (typeof HISTORY_EVENT_TYPES)[number];

/**
 * What was known of a subject before and after an event. The subject is
 * `tool:<id>`, `crd:<name>`, `kubernetes-version`, `reading`, `crds`,
 * `cluster-uid` or `archived`.
 *
 * @public
 */
export interface HistoryChange {
  subject: string;
  /** Left out: it was unknown, or for a CRD absent. `null`: a tool was absent. */
  before?: unknown;
  /** As `before`. */
  after?: unknown;
}

/**
 * What all changes of an entry are about.
 *
 * @public
 */
export interface HistoryCounts {
  /** Tools that were or are there. */
  tools: number;
  /** Tools that were looked for and are not there. */
  absentTools: number;
  crds: number;
  /** Tools that are looked for by another definition. */
  definitions: number;
  /** Beside tools and CRDs, for example the Kubernetes version. */
  others: number;
}

/**
 * Something that happened to a cluster.
 *
 * @public
 */
export interface HistoryEntry {
  /** Random. */
  id: string;
  cluster: string;
  /** By the database's clock, ISO 8601. */
  at: string;
  type: HistoryEventType;
  counts: HistoryCounts;
  /**
   * In a page at most 20 of each entry: where `counts` says that there are more,
   * `getHistoryEntry` has them all.
   */
  changes: HistoryChange[];
}

/**
 * What was known of a cluster at a point in time. What is left out was unknown.
 *
 * @public
 */
export interface ClusterPast {
  cluster: string;
  /** ISO 8601. */
  at: string;
  kubernetesVersion?: string;
  /** How far it could be read. */
  status?: OutcomeStatus;
  reason?: string;
  /** Those that were found, in the order of their ids. */
  tools: Array<{ toolId: string; state: DetectionState; versions: string[] }>;
  /** In the order of their names. */
  crds?: Array<{ name: string; versions: string[]; storedVersions: string[] }>;
}
