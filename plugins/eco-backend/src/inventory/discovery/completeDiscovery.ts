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
 * Adds the group versions that a discovery lacks although the API server has
 * them. If any are missing, reads the discovery once more, because one may be
 * new. Those still missing become gaps; they are not retried until the
 * discovery changes.
 *
 * @param options - `apiServices`: as just read; `known`: the resources served
 * at the last read
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

/** Removes gaps that no APIService registers any more. */
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
