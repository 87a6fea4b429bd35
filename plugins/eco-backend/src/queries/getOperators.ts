import {
  ecoFindingReadPermission,
  ecoInventoryReadPermission,
} from '@backstage-eco/plugin-eco-common';
import { OPERATOR_LISTS } from '../operators';
import { loadSummary, readTogether } from '../store';
import { assessedClusters } from './assessedClusters';
import { operatorFindings } from './operatorFindings';
import { Query } from './Query';
import { unreadLists } from './unreadLists';

/** The operators of some clusters, with their five levels of maturity. */
export const getOperators: Query<'getOperators'> = {
  permission: ecoInventoryReadPermission,
  furtherPermission: ecoFindingReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'operators' },
  async answer(context, criteria, { cluster: names }, further) {
    const { assessed, operators, unknownIn, findings } = await readTogether(
      context.knex,
      async knex => {
        const all = await assessedClusters({ knex, criteria, names });
        const clusters = all.assessed.map(({ name }) => name);
        return {
          ...all,
          operators: await loadSummary({
            knex,
            clusters,
            summary: 'operators',
          }),
          findings: await operatorFindings({ knex, clusters, further }),
        };
      },
    );
    return {
      items: operators.flatMap(({ cluster, operators: all }) =>
        all.map(operator => {
          const { toolId } = operator;
          return {
            ...operator,
            cluster,
            findings: findings.of({ cluster, toolId }),
          };
        }),
      ),
      findingsUnknown: unknownOfAll(
        assessed.map(({ name }) => findings.unknown(name)),
      ),
      unknownIn,
      unread: unreadLists(assessed, OPERATOR_LISTS),
    };
  },
};

/** Why none has findings; undefined: some have. */
function unknownOfAll(reasons: Array<string | undefined>): string | undefined {
  return reasons.includes(undefined) ? undefined : reasons[0];
}
