import { ecoInventoryReadPermission } from '@backstage-eco/plugin-eco-common';
import { listClusters } from '../store';
import { Query } from './Query';
import { toClusterSummaries } from './toClusterSummaries';

/** Lists the clusters with their read status. */
export const getClusters: Query<'getClusters'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'clusters' },
  async answer(context, criteria) {
    const clusters = await listClusters({ knex: context.knex, criteria });
    return { items: toClusterSummaries(clusters, context.sharedNames) };
  },
};
