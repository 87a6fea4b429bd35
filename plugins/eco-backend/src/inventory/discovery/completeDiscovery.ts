import {
  ApiResourceFacts,
  ApiServiceFacts,
  InventoryPart,
} from '@backstage-eco/plugin-eco-node';
import { ApiReader } from '../requests/ApiReader';
import { ReadFailure } from '../requests/ReadFailure';
import { tryReading } from '../requests/tryReading';
import { groupVersionKey, joinDiscoveries } from './Discovery';
import { findMissing } from './findMissing';
import { readGroupDiscovery } from './readDiscovery';
import { Served } from './readServed';

/**
 * Looks whether a discovery lacks group versions that the API server has. Where
 * it does, it is asked for once more: one of them may be new. What is missing
 * even then is a gap, and is not asked for again until the discovery changes.
 *
 * @param options - `apiServices`: as they were just read; `known`: what was
 * served the last time
 */
export async function completeDiscovery(options: {
  reader: ApiReader;
  served: Served;
  apiServices: InventoryPart<ApiServiceFacts> | undefined;
  known: InventoryPart<ApiResourceFacts> | undefined;
}): Promise<Served> {
  const { reader } = options;
  const served = withoutOldGaps(options.served, options.apiServices);
  const missing = findMissingIn(served, options);
  if (missing.length === 0) {
    return served;
  }
  const again = await tryReading(() => readGroupDiscovery(reader));
  const newer: Served =
    again instanceof ReadFailure || !again
      ? served
      : {
          ...served,
          etag: again.etag,
          discovery: joinDiscoveries(
            { resources: coreResources(served), gaps: [], empty: [] },
            again.discovery,
          ),
        };
  const gaps = findMissingIn(newer, options);
  return {
    ...newer,
    discovery: joinDiscoveries(newer.discovery, {
      resources: [],
      gaps,
      empty: [],
    }),
  };
}

/** A gap that nobody registers any more is none. */
function withoutOldGaps(
  served: Served,
  apiServices: InventoryPart<ApiServiceFacts> | undefined,
): Served {
  if (apiServices?.state !== 'read') {
    return served;
  }
  const registered = new Set(apiServices.items.map(groupVersionKey));
  const { discovery } = served;
  return {
    ...served,
    discovery: {
      ...discovery,
      gaps: discovery.gaps.filter(gap => registered.has(groupVersionKey(gap))),
    },
  };
}

function findMissingIn(
  { discovery }: Served,
  options: Pick<
    Parameters<typeof completeDiscovery>[0],
    'apiServices' | 'known'
  >,
) {
  const { apiServices, known } = options;
  return findMissing({
    discovery,
    ...(apiServices?.state === 'read' && { registered: apiServices.items }),
    ...(known && 'items' in known && { known: known.items }),
  });
}

function coreResources({ discovery }: Served): ApiResourceFacts[] {
  return discovery.resources.filter(({ group }) => group === '');
}
