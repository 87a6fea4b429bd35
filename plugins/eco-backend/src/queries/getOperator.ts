import { NotFoundError } from '@backstage/errors';
import { ecoInventoryReadPermission } from '@backstage-eco/plugin-eco-common';
import { OPERATOR_LISTS } from '../operators';
import { loadOperator, readTogether } from '../store';
import { Query } from './Query';
import { unreadLists } from './unreadLists';
import { visibleCluster } from './visibleClusters';

/** One operator with all that is known of it. */
export const getOperator: Query<'getOperator'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'operator' },
  async answer(context, criteria, { cluster, namespace, kind, name }) {
    const workload = { namespace, kind, name };
    const { known, detail } = await readTogether(context.knex, async knex => ({
      known: await visibleCluster({ knex, criteria, name: cluster }),
      detail: await loadOperator({ knex, cluster, workload }),
    }));
    if (!detail) {
      throw new NotFoundError(
        `Cluster '${cluster}' has no operator ${kind} '${namespace}/${name}'; GET /operators has them`,
      );
    }
    return {
      ...detail,
      cluster,
      readAt: known.readAt,
      unread: unreadLists([known], OPERATOR_LISTS).map(
        ({ cluster: _, ...unread }) => unread,
      ),
    };
  },
};
