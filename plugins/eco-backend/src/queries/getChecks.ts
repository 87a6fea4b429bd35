import {
  ecoFindingReadPermission,
  UnknownChecks,
} from '@backstage-eco/plugin-eco-common';
import { UnknownCheck } from '../findings';
import {
  countFindings,
  listUnknownChecks,
  readTogether,
  withoutNamespaces,
} from '../store';
import { neverRead } from './neverRead';
import { Query } from './Query';
import { visibleClusters } from './visibleClusters';

/** Lists the checks, how many findings they have, and where they cannot run. */
export const getChecks: Query<'getChecks'> = {
  permission: ecoFindingReadPermission,
  audit: { eventId: 'finding-fetch', queryType: 'checks' },
  async answer(context, criteria, { cluster: names }) {
    const { found, clusters, unknown } = await readTogether(
      context.knex,
      async knex => {
        const visible = await visibleClusters({
          knex,
          criteria: withoutNamespaces(criteria),
          names,
        });
        const filter = { criteria, clusters: names, state: 'open' as const };
        return {
          clusters: visible,
          found: await countFindings({ knex, filter }),
          unknown: await listUnknownChecks({
            knex,
            clusters: visible.map(({ name }) => name),
          }),
        };
      },
    );
    return {
      items: context.checks.map(({ id, title, severity }) => {
        const own = found.filter(({ checkId }) => checkId === id);
        return {
          id,
          title,
          severity,
          findings: own.reduce((sum, { shown }) => sum + shown, 0),
          muted: own.reduce((sum, { muted }) => sum + muted, 0),
        };
      }),
      unknown: groupByReason(unknown),
      unknownIn: clusters
        .filter(({ checkedAt }) => checkedAt === undefined)
        .map(neverRead),
    };
  },
};

/**
 * Groups checks by cluster and reason, because an unreadable cluster has one
 * reason for all of its checks.
 */
function groupByReason(
  unknown: Array<UnknownCheck & { cluster: string }>,
): UnknownChecks[] {
  const groups = new Map<string, UnknownChecks>();
  for (const { checkId, ...rest } of unknown) {
    const key = JSON.stringify([rest.cluster, rest.reason, rest.since]);
    const group = groups.get(key) ?? { ...rest, checkIds: [] };
    group.checkIds.push(checkId);
    groups.set(key, group);
  }
  return [...groups.values()];
}
