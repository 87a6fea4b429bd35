import { FactChange, HistoryEvent } from './HistoryEvent';
import { Fact, KnownFacts } from './KnownFacts';

/**
 * What was known at a point in time: what is known now, with everything undone
 * that happened after it. Pure.
 *
 * @param options - `events`: all after the point, oldest first; older ones do no
 * harm. `at` and those of the events are ISO 8601 in UTC with milliseconds
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

/** The way forward: what is known once the changes have happened. Pure. */
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
