import { ApiResourceFacts } from '@backstage-eco/plugin-eco-node';
import { keepUnchanged } from '../lists/keepUnchanged';
import { KeptItems } from '../lists/KeptItems';
import { ReadFailure } from '../requests/ReadFailure';
import { Attempt } from '../toPart';
import { Discovery } from './Discovery';

/**
 * What is served, as a part of the inventory. Where the resources of a group
 * version are not known, the list is not complete, and so not read.
 *
 * @param previous - what was known
 */
export function toResourceAttempt(
  { resources, unknown }: Discovery,
  previous: ApiResourceFacts[],
): Attempt<ApiResourceFacts> {
  const [gap] = unknown;
  if (gap) {
    return {
      state: 'failed',
      failure: new ReadFailure({
        status: 'unreachable',
        message: `${gap.group}/${gap.version}: ${gap.reason}`,
      }),
    };
  }
  const kept = new KeptItems<ApiResourceFacts>();
  try {
    for (const facts of resources) {
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
  };
}

function resourceKey({ group, version, resource }: ApiResourceFacts): string {
  return `${group}/${version}/${resource}`;
}
