import { HistoryEntry } from '@backstage-eco/plugin-eco-common';
import { countChanges, isDefinitionSubject } from '../history';
import { StoredEvent } from '../store';

/**
 * An event as the API shows it: hashes of definitions mean nothing to anybody and
 * are only counted.
 *
 * @param most - so many changes at most; left out: all
 */
export function toHistoryEntry(
  { changes, ...event }: StoredEvent,
  most?: number,
): HistoryEntry {
  return {
    ...event,
    counts: countChanges(changes),
    changes: changes
      .filter(({ subject }) => !isDefinitionSubject(subject))
      .slice(0, most),
  };
}
