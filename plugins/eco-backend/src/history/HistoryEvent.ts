import { Fact } from './KnownFacts';

/**
 * What can happen to a cluster.
 *
 * - `first-known`: what was unknown before. Nothing appeared: nobody had looked.
 * - `definitions-changed`: Eco recognises tools by other definitions. What
 *   changed with them changed in Eco's eyes, not in the cluster.
 * - `outcome-changed`: how far the cluster can be read.
 * - `cluster-replaced`: another cluster answers under the name.
 * - `cluster-deleted`: nothing of it is kept any more but its history.
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

/** One of them. */
export type HistoryEventType = (typeof HISTORY_EVENT_TYPES)[number];

/**
 * What was known of a subject before and after. A side that is left out is
 * unknown, which for a CRD may mean absent; see `KnownFacts`.
 */
export interface FactChange {
  subject: string;
  before?: Fact;
  after?: Fact;
}

/** Something that happened to a cluster. Most are about one subject. */
export interface HistoryEvent {
  type: HistoryEventType;
  changes: FactChange[];
}
