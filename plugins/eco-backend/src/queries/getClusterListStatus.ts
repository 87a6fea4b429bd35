import {
  ClusterListStatus,
  ecoInventoryReadPermission,
} from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { hasClusters, loadListResult, readTogether } from '../store';
import { Query } from './Query';

/**
 * Says whether there are clusters, or why there are none. Callers who may see
 * none still learn that some exist, so that the page can name the missing
 * permission.
 */
export const getClusterListStatus: Query<'getClusterListStatus'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'cluster-list' },
  answer: context => readTogether(context.knex, readStatus),
};

async function readStatus(knex: Knex): Promise<ClusterListStatus> {
  if (await hasClusters(knex)) {
    return { state: 'known' };
  }
  const { result, reason, since } = (await loadListResult(knex)) ?? {};
  switch (result) {
    case 'failed':
      return { state: 'failed', reason, since };
    case 'empty':
      return { state: 'none', since };
    default:
      return { state: 'pending' };
  }
}
