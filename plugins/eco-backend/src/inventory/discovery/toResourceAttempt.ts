import { ApiResourceFacts } from '@backstage-eco/plugin-eco-node';
import { keepUnchanged } from '../lists/keepUnchanged';
import { KeptItems } from '../lists/KeptItems';
import { ReadFailure } from '../requests/ReadFailure';
import { Attempt } from '../toPart';
import { Discovery, DiscoveryGap, groupVersionKey } from './Discovery';

const MAX_NAMED = 5;

/**
 * Turns a discovery into a part of the inventory. For a group version whose
 * resources are unknown, it keeps the resources served before and adds a note.
 *
 * @param previous - the resources known before
 */
export function toResourceAttempt(
  { resources, gaps }: Discovery,
  previous: ApiResourceFacts[],
): Attempt<ApiResourceFacts> {
  const isGap = new Set(gaps.map(groupVersionKey));
  const before = previous.filter(each => isGap.has(groupVersionKey(each)));
  const kept = new KeptItems<ApiResourceFacts>();
  try {
    for (const facts of [...resources, ...before]) {
      kept.add({ facts, length: JSON.stringify(facts).length });
    }
  } catch (error) {
    if (error instanceof ReadFailure) {
      return { state: 'failed', failure: error };
    }
    throw error;
  }
  return {
    state: 'read',
    items: keepUnchanged(kept.items, { previous, keyOf: resourceKey }),
    ...(gaps.length > 0 && { note: toNote(gaps) }),
  };
}

function toNote(gaps: DiscoveryGap[]): string {
  const named = gaps
    .slice(0, MAX_NAMED)
    .map(gap => `${groupVersionKey(gap)} is not known: ${gap.reason}`);
  const more = gaps.length - named.length;
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

function resourceKey({ group, version, resource }: ApiResourceFacts): string {
  return `${group}/${version}/${resource}`;
}
