import { HistoryCounts } from '@backstage-eco/plugin-eco-common';
import { countChanges } from './countChanges';
import { FactChange } from './HistoryEvent';
import { isDefinitionSubject } from './KnownFacts';

/** A cluster that is new has hundreds. */
const MAX_CHANGES = 20;

/** Changes as a list of many events shows them. */
export interface ChangesSummary {
  counts: HistoryCounts;
  /** The first ones. */
  changes: FactChange[];
}

/** Changes as a list of many events shows them: counted, and the first ones. */
export function summariseChanges(changes: FactChange[]): ChangesSummary {
  return {
    counts: countChanges(changes),
    changes: shownChanges(changes).slice(0, MAX_CHANGES),
  };
}

/** Hashes of definitions mean nothing to anybody, and are only counted. */
export function shownChanges(changes: FactChange[]): FactChange[] {
  return changes.filter(({ subject }) => !isDefinitionSubject(subject));
}
