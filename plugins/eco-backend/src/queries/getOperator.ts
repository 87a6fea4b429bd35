import { NotFoundError } from '@backstage/errors';
import {
  ecoFindingReadPermission,
  ecoInventoryReadPermission,
  ManagedKind,
  OperatorKind,
  OperatorReference,
} from '@backstage-eco/plugin-eco-common';
import { OPERATOR_LISTS, workloadKey } from '../operators';
import {
  loadKindsOfCluster,
  loadOperator,
  readTogether,
  StoredKindController,
} from '../store';
import { operatorActivity } from './operatorActivity';
import { operatorFindings } from './operatorFindings';
import { Query } from './Query';
import { unreadLists } from './unreadLists';
import { visibleCluster } from './visibleClusters';

const MAX_RIVALS = 5;

/** Returns the details of an operator. */
export const getOperator: Query<'getOperator'> = {
  permission: ecoInventoryReadPermission,
  furtherPermission: ecoFindingReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'operator' },
  async answer(context, criteria, input, further) {
    const { cluster, namespace, kind, name } = input;
    const workload = { namespace, kind, name };
    const { known, detail, stored, findings, activity } = await readTogether(
      context.knex,
      async knex => {
        const found = await visibleCluster({ knex, criteria, name: cluster });
        const operator = await loadOperator({ knex, cluster, workload });
        const kinds = operator?.kinds ?? [];
        return {
          known: found,
          detail: operator,
          activity: operator
            ? await operatorActivity({ knex, known: found, operator })
            : [],
          stored: await loadKindsOfCluster({ knex, cluster, kinds }),
          findings: await operatorFindings({
            knex,
            clusters: [found],
            tools: operator?.toolId ? [operator.toolId] : [],
            further,
          }),
        };
      },
    );
    if (!detail) {
      throw new NotFoundError(
        `Cluster '${cluster}' has no operator ${kind} '${namespace}/${name}'; GET /operators has them`,
      );
    }
    const byKind = new Map(stored.map(each => [kindName(each), each]));
    return {
      ...detail,
      kinds: detail.kinds.map(each =>
        toManagedKind(each, workload, byKind.get(kindName(each))),
      ),
      cluster,
      activity,
      findings: findings.of({ cluster, toolId: detail.toolId }),
      findingsUnknown: detail.toolId && findings.unknown(cluster),
      readAt: known.readAt,
      unread: unreadLists([known], OPERATOR_LISTS).map(
        ({ cluster: _, ...unread }) => unread,
      ),
    };
  },
};

function kindName(kind: { group: string; plural: string }): string {
  return `${kind.plural}.${kind.group}`;
}

/**
 * Describes a kind of an operator: the evidence that the operator manages it,
 * and its rivals.
 */
function toManagedKind(
  kind: OperatorKind,
  workload: OperatorReference,
  stored: StoredKindController | undefined,
): ManagedKind {
  const { candidates = [], rivals = [] } = stored?.controller ?? {};
  const own = candidates.find(
    each => workloadKey(each.workload) === workloadKey(workload),
  );
  const others = candidates.filter(each => each !== own);
  const count = stored?.count;
  return {
    ...kind,
    evidence: own?.evidence ?? [],
    rivals: [...others, ...rivals].slice(0, MAX_RIVALS),
    ...(count && {
      count: count.count,
      isCountExact: count.isExact,
      countedAt: count.countedAt,
    }),
  };
}
