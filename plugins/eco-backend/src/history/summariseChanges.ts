import { HistoryCounts } from '@backstage-eco/plugin-eco-common';
import { countChanges } from './countChanges';
import { FactChange } from './HistoryEvent';
import { isDefinitionSubject } from './KnownFacts';

/** Limited, because a new cluster has hundreds of changes. */
const MAX_CHANGES = 20;

/** Summary of changes, for lists of many events. */
export interface ChangesSummary {
  counts: HistoryCounts;
  /** The first changes only. */
  changes: FactChange[];
}

/** Summarizes changes, for lists of many events. */
export function summariseChanges(changes: FactChange[]): ChangesSummary {
  return {
    counts: countChanges(changes),
    changes: shownChanges(changes).slice(0, MAX_CHANGES),
  };
}

/**
 * Drops changes of definitions: their hashes mean nothing to people, so they
 * are only counted.
 */
export function shownChanges(changes: FactChange[]): FactChange[] {
  return changes.filter(({ subject }) => !isDefinitionSubject(subject));
}
