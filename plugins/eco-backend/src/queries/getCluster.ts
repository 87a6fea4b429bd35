import { ecoInventoryReadPermission } from '@backstage-eco/plugin-eco-common';
import { listParts, readTogether } from '../store';
import { Query } from './Query';
import { toClusterSummaries } from './toClusterSummaries';
import { visibleCluster } from './visibleClusters';

/** Returns one cluster, and the read status of each kind. */
export const getCluster: Query<'getCluster'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'cluster' },
  async answer(context, criteria, { cluster: name }) {
    return readTogether(context.knex, async knex => {
      const cluster = await visibleCluster({ knex, criteria, name });
      const [summary] = toClusterSummaries([cluster], context.sharedNames);
      const kinds = await listParts({ knex, cluster: name });
      return { cluster: summary, kinds };
    });
  },
};
