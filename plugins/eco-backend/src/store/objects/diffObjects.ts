import { objectKey, StoredFacts } from './objectKey';

/** Changes to write for one list. */
export interface ObjectsDiff {
  /** New and changed objects by key. */
  written: Map<string, StoredFacts>;
  /** Keys of deleted objects. */
  gone: string[];
}

/**
 * Compares the stored objects of a list with the current ones. Pure.
 *
 * Identical arrays are not compared in detail. API servers do not list an
 * object twice; should another server do so, the last one counts.
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
