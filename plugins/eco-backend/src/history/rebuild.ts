import { FactChange, HistoryEvent } from './HistoryEvent';
import { Fact, KnownFacts } from './KnownFacts';

/**
 * Rebuilds the facts at a point in time, by undoing later events on the current
 * facts. Pure.
 *
 * @param options - `events`: all events after the point, oldest first; older
 * ones are ignored. `at` and the times of events are ISO 8601 in UTC with
 * milliseconds
 */
export function rebuild(options: {
  current: KnownFacts;
  events: ReadonlyArray<HistoryEvent & { at: string }>;
  at: string;
}): KnownFacts {
  const { current, events, at } = options;
  const facts = new Map(current);
  for (const event of events.filter(each => each.at > at).reverse()) {
    for (const { subject, before } of [...event.changes].reverse()) {
      set(facts, subject, before);
    }
  }
  return facts;
}

/** Applies changes to facts. Pure. */
export function applyChanges(
  facts: KnownFacts,
  changes: readonly FactChange[],
): KnownFacts {
  const result = new Map(facts);
  for (const { subject, after } of changes) {
    set(result, subject, after);
  }
  return result;
}

function set(facts: Map<string, Fact>, subject: string, fact?: Fact): void {
  if (fact === undefined) {
    facts.delete(subject);
  } else {
    facts.set(subject, fact);
  }
}
