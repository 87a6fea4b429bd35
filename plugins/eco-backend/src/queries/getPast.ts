import { ecoInventoryReadPermission } from '@backstage-eco/plugin-eco-common';
import { toClusterPast } from '../history';
import { loadPast } from '../store';
import { Query } from './Query';
import { toUtc } from './toUtc';
import { expectHistory } from './visibleClusters';

/**
 * Returns what was known about a cluster at a point in time. The cluster may be
 * archived or deleted by now.
 */
export const getPast: Query<'getPast'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'past' },
  async answer(context, criteria, { cluster, ...input }) {
    const { knex, historyRetentionMs: retentionMs } = context;
    const at = toUtc('at', input.at);
    await expectHistory({ knex, criteria, names: [cluster] });
    const facts = await loadPast({ knex, cluster, at, retentionMs });
    return { cluster, at, ...toClusterPast(facts) };
  },
};
