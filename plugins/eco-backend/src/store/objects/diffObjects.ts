import { objectKey, StoredFacts } from './objectKey';

/** What has to be written of one list. */
export interface ObjectsDiff {
  /** New ones and changed ones, by their keys. */
  written: Map<string, StoredFacts>;
  /** The keys of those that are gone. */
  gone: string[];
}

/**
 * Compares what is stored of a list with what it has now. Pure.
 *
 * An array that is the same one is not looked into. An API server does not list
 * an object twice; where something else does, the last one counts.
 */
export function diffObjects(
  stored: readonly StoredFacts[],
  current: readonly StoredFacts[],
): ObjectsDiff {
  if (stored === current) {
    return { written: new Map(), gone: [] };
  }
  const before = byKey(stored);
  const after = byKey(current);
  return {
    written: new Map(
      [...after].filter(([key, facts]) => !areSame(before.get(key), facts)),
    ),
    gone: [...before.keys()].filter(key => !after.has(key)),
  };
}

function byKey(items: readonly StoredFacts[]): Map<string, StoredFacts> {
  return new Map(items.map(facts => [objectKey(facts), facts]));
}

function areSame(before: StoredFacts | undefined, after: StoredFacts): boolean {
  return before === after || JSON.stringify(before) === JSON.stringify(after);
}
