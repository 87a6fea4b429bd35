import { NotFoundError } from '@backstage/errors';
import {
  ecoInventoryReadPermission,
  ecoClusterRestorePermission,
} from '@backstage-eco/plugin-eco-common';
import { listArchivedClusters, restoreCluster as restore } from '../store';
import { Command } from './Command';

/** Brings an archived cluster back. */
export const restoreCluster: Command<'restoreCluster'> = {
  permission: ecoClusterRestorePermission,
  readPermission: ecoInventoryReadPermission,
  target: ({ cluster }) => ({
    resourceRef: cluster,
    what: `bring back cluster '${cluster}'`,
  }),
  audit: { eventId: 'cluster-restore' },
  async run({ knex }, { criteria }, { cluster }) {
    const archived = await listArchivedClusters({ knex, criteria });
    const isVisible = archived.some(({ name }) => name === cluster);
    if (!isVisible || !(await restore({ knex, cluster }))) {
      throw new NotFoundError(
        `Cluster '${cluster}' is not archived; GET /archived-clusters has the names`,
      );
    }
  },
};
