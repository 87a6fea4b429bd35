import { ecoInventoryReadPermission } from '@backstage-eco/plugin-eco-common';
import { OPERATOR_LISTS } from '../operators';
import { readTogether } from '../store';
import { assessedClusters } from './assessedClusters';
import { Query } from './Query';
import { unreadLists } from './unreadLists';

/** The operators of some clusters, with their five levels of maturity. */
export const getOperators: Query<'getOperators'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'operators' },
  async answer(context, criteria, { cluster: names }) {
    const { assessed, operators, unknownIn } = await readTogether(
      context.knex,
      knex => assessedClusters({ knex, criteria, names }),
    );
    return {
      items: operators.flatMap(({ cluster, operators: all }) =>
        all.map(operator => ({ ...operator, cluster })),
      ),
      unknownIn,
      unread: unreadLists(assessed, OPERATOR_LISTS),
    };
  },
};
