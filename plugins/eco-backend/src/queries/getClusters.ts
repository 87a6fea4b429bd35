import { ecoInventoryReadPermission } from '@backstage-eco/plugin-eco-common';
import { listClusters, listRefreshes, readTogether } from '../store';
import { Query } from './Query';
import { toClusterSummaries } from './toClusterSummaries';

/** The clusters, and how the last reading of each ended. */
export const getClusters: Query<'getClusters'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'clusters' },
  async answer(context, criteria) {
    return readTogether(context.knex, async knex => {
      const clusters = await listClusters({ knex, criteria });
      const names = clusters.map(({ name }) => name);
      const refreshes = await listRefreshes({ knex, clusters: names });
      return {
        items: toClusterSummaries(clusters, refreshes, context.sharedNames),
      };
    });
  },
};
