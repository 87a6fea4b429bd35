import { ecoInventoryReadPermission } from '@backstage-eco/plugin-eco-common';
import { listArchivedClusters } from '../store';
import { Query } from './Query';

/** Lists archived clusters that can be restored. */
export const getArchivedClusters: Query<'getArchivedClusters'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'archived-clusters' },
  async answer({ knex }, criteria) {
    return { items: await listArchivedClusters({ knex, criteria }) };
  },
};
