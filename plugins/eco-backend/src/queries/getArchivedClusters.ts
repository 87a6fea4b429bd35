import { ecoInventoryReadPermission } from '@backstage-eco/plugin-eco-common';
import { listArchivedClusters } from '../store';
import { Query } from './Query';

/** The clusters that went away and can be brought back. */
export const getArchivedClusters: Query<'getArchivedClusters'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'archived-clusters' },
  async answer({ knex }, criteria) {
    return { items: await listArchivedClusters({ knex, criteria }) };
  },
};
