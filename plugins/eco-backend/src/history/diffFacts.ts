import { isDeepStrictEqual } from 'node:util';
import { HistoryEventType } from '@backstage-eco/plugin-eco-common';
import { FactChange, HistoryEvent } from './HistoryEvent';
import {
  definitionSubject,
  isCrdSubject,
  isDefinitionSubject,
  isToolSubject,
  KnownFacts,
  SUBJECTS,
  toolId,
  ToolRecord,
} from './KnownFacts';

/**
 * Returns the events between two assessed cycles, ordered by subject. Pure.
 *
 * Facts that are unknown in both, or that were carried over because they could
 * not be read, cause no event.
 */
export function diffFacts(
  before: KnownFacts,
  after: KnownFacts,
): HistoryEvent[] {
  const changes = changesBetween(before, after);
  if (isOtherValue(SUBJECTS.clusterUid, before, after)) {
    return [{ type: 'cluster-replaced', changes }];
  }
  const areCrdsKnown = before.has(SUBJECTS.crds);
  // A reading without any data does not count as a first read.
  const isRead = [...after.keys()].some(key => key !== SUBJECTS.reading);
  const isFirst = ({ subject, before: was }: FactChange) =>
    isRead && was === undefined && !(areCrdsKnown && isCrdSubject(subject));
  const isRedefined = ({ subject }: FactChange) => {
    const id = toolId(subject);
    const definition = id === undefined ? subject : definitionSubject(id);
    return (
      isDefinitionSubject(definition) && isOtherValue(definition, before, after)
    );
  };

  const first = changes.filter(isFirst);
  const rest = changes.filter(change => !isFirst(change));
  const redefined = rest.filter(isRedefined);
  const own = rest.filter(change => !isRedefined(change));
  return [
    ...bundle('first-known', first),
    ...bundle('definitions-changed', redefined),
    ...own.flatMap(toEvents),
  ];
}

function changesBetween(before: KnownFacts, after: KnownFacts): FactChange[] {
  const subjects = [...new Set([...before.keys(), ...after.keys()])].sort();
  return subjects
    .map(subject => ({
      subject,
      before: before.get(subject),
      after: after.get(subject),
    }))
    .filter(change => !isDeepStrictEqual(change.before, change.after));
}

/** Whether a value is known before and after, and differs. */
function isOtherValue(
  subject: string,
  before: KnownFacts,
  after: KnownFacts,
): boolean {
  const [was, is] = [before.get(subject), after.get(subject)];
  return was !== undefined && is !== undefined && was !== is;
}

function bundle(type: HistoryEventType, changes: FactChange[]): HistoryEvent[] {
  return changes.length > 0 ? [{ type, changes }] : [];
}

function toEvents(change: FactChange): HistoryEvent[] {
  if (isToolSubject(change.subject)) {
    return toToolEvents(change);
  }
  return [{ type: typeOf(change), changes: [change] }];
}

function typeOf({ subject, before, after }: FactChange): HistoryEventType {
  if (isCrdSubject(subject)) {
    if (before === undefined) {
      return 'crd-added';
    }
    return after === undefined ? 'crd-removed' : 'crd-changed';
  }
  return subject === SUBJECTS.kubernetesVersion
    ? 'kubernetes-version-changed'
    : 'outcome-changed';
}

function toToolEvents(change: FactChange): HistoryEvent[] {
  const { subject } = change;
  const before = change.before as ToolRecord | null;
  const after = change.after as ToolRecord | null | undefined;
  if (!before || !after) {
    const type = before ? 'tool-disappeared' : 'tool-appeared';
    return [{ type, changes: [change] }];
  }
  // Two events if both changed, so that a filter by type finds each.
  const between = { ...before, state: after.state };
  const steps: Array<[HistoryEventType, ToolRecord, ToolRecord]> = [
    ['tool-state-changed', before, between],
    ['tool-version-changed', between, after],
  ];
  return steps
    .filter(([, from, to]) => !isDeepStrictEqual(from, to))
    .map(([type, from, to]) => ({
      type,
      changes: [{ subject, before: from, after: to }],
    }));
}
