import { NotFoundError } from '@backstage/errors';
import {
  ecoInventoryReadPermission,
  ecoClusterRestorePermission,
} from '@backstage-eco/plugin-eco-common';
import { listArchivedClusters, restoreCluster as restore } from '../store';
import { Command } from './Command';

/** Restores an archived cluster. */
export const restoreCluster: Command<'restoreCluster'> = {
  permission: ecoClusterRestorePermission,
  readPermission: ecoInventoryReadPermission,
  async target({ cluster }, { knex }, { criteria }) {
    const archived = await listArchivedClusters({ knex, criteria });
    if (!archived.some(({ name }) => name === cluster)) {
      throw notArchived(cluster);
    }
    return { resourceRef: cluster, what: `bring back cluster '${cluster}'` };
  },
  audit: { eventId: 'cluster-restore' },
  async run({ knex }, _, { cluster }) {
    if (!(await restore({ knex, cluster }))) {
      throw notArchived(cluster);
    }
  },
};

function notArchived(cluster: string) {
  return new NotFoundError(
    `Cluster '${cluster}' is not archived; GET /archived-clusters has the names`,
  );
}
