import { HistoryCounts } from '@backstage-eco/plugin-eco-common';
import { FactChange } from './HistoryEvent';
import {
  isCrdSubject,
  isDefinitionSubject,
  isToolSubject,
  SUBJECTS,
} from './KnownFacts';

/**
 * Counts the tools, CRDs and other facts that the changes of an event are
 * about.
 */
export function countChanges(changes: FactChange[]): HistoryCounts {
  const counts = {
    tools: 0,
    absentTools: 0,
    crds: 0,
    definitions: 0,
    others: 0,
  };
  for (const { subject, before, after } of changes) {
    if (isToolSubject(subject)) {
      counts[before || after ? 'tools' : 'absentTools']++;
    } else if (isCrdSubject(subject)) {
      counts.crds++;
    } else if (isDefinitionSubject(subject)) {
      // The first definition of a tool does not count as a change.
      counts.definitions += Number(before !== undefined);
    } else if (subject !== SUBJECTS.archived) {
      counts.others++;
    }
  }
  return counts;
}
