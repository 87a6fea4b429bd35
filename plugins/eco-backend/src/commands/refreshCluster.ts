import {
  ecoInventoryReadPermission,
  ecoInventoryRefreshPermission,
} from '@backstage-eco/plugin-eco-common';
import { visibleCluster } from '../queries/visibleClusters';
import { Command } from './Command';

/** Requests an immediate read of a cluster. */
export const refreshCluster: Command<'refreshCluster'> = {
  permission: ecoInventoryRefreshPermission,
  readPermission: ecoInventoryReadPermission,
  async target({ cluster }, { knex }, { criteria }) {
    await visibleCluster({ knex, criteria, name: cluster });
    return { resourceRef: cluster, what: `refresh cluster '${cluster}'` };
  },
  audit: { eventId: 'inventory-refresh' },
  async run({ refresh }, _, { cluster }) {
    const acceptedAt = new Date().toISOString();
    await refresh(cluster);
    return { cluster, acceptedAt };
  },
};
