import {
  ecoFindingReadPermission,
  ecoInventoryReadPermission,
  OperatorSummary,
} from '@backstage-eco/plugin-eco-common';
import { OPERATOR_LISTS } from '../operators';
import { listOperatorForms, readTogether } from '../store';
import { assessedClusters } from './assessedClusters';
import { operatorFindings } from './operatorFindings';
import { Query } from './Query';
import { unreadLists } from './unreadLists';

/**
 * Lists the operators of clusters with their five maturity levels. Operators
 * that are identical in several clusters appear once.
 */
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
        const forms = await listOperatorForms({ knex, clusters });
        return {
          ...all,
          operators: forms,
          findings: await operatorFindings({
            knex,
            clusters: all.assessed,
            tools: toolsOf(forms),
            further,
          }),
        };
      },
    );
    return {
      items: operators,
      findings: findings.inClusters(),
      findingsUnknown: unknownOfAll(
        assessed.map(({ name }) => findings.unknown(name)),
      ),
      unknownIn,
      unread: unreadLists(assessed, OPERATOR_LISTS),
    };
  },
};

function toolsOf(operators: OperatorSummary[]): string[] {
  const ids = operators.map(({ toolId }) => toolId);
  return [...new Set(ids)].filter(id => id !== undefined);
}

/** @returns undefined if findings are known for at least one cluster */
function unknownOfAll(reasons: Array<string | undefined>): string | undefined {
  return reasons.includes(undefined) ? undefined : reasons[0];
}
