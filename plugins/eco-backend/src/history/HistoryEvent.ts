import { HistoryEventType } from '@backstage-eco/plugin-eco-common';
import { Fact } from './KnownFacts';

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
