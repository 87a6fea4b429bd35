import { HistoryEventType } from '@backstage-eco/plugin-eco-common';
import { Fact } from './KnownFacts';

/**
 * A subject's fact before and after. An omitted side is unknown, which for a
 * CRD may mean absent; see `KnownFacts`.
 */
export interface FactChange {
  subject: string;
  before?: Fact;
  after?: Fact;
}

/** A change in a cluster; most are about one subject. */
export interface HistoryEvent {
  type: HistoryEventType;
  changes: FactChange[];
}
