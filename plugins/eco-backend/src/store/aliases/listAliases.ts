import { LeaseFacts } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { appendTo } from '../../appendTo';
import { applyClusterCriteria, ClusterCriteria } from '../ClusterFilter';
import { listFacts } from '../objects';
import { ClusterRow, InventoryPartRow } from '../tables';
import { findAliases, ReadName, SharedName } from './findAliases';
import { liveHolders } from './liveHolders';

/** Outcomes with which the stored uid is current. */
const READABLE = ['ok', 'partial'];

/**
 * Lists the names of clusters that have several, as of their last cycles; see
 * {@link findAliases}. Clusters that could not be read then are left out:
 * another cluster may have the name by now.
 *
 * @param options - `criteria`: only matching names count, so that hidden names
 * are not disclosed
 */
export async function listAliases(options: {
  knex: Knex;
  criteria: ClusterCriteria;
}): Promise<Map<string, SharedName>> {
  const { knex } = options;
  const rows = await listSharing(options);
  const clusters = rows.map(({ name }) => name);
  if (clusters.length === 0) {
    return new Map();
  }
  const neverRead: Array<Pick<InventoryPartRow, 'cluster' | 'kind'>> =
    await knex<InventoryPartRow>('inventory_parts')
      .select('cluster', 'kind')
      .whereIn('cluster', clusters)
      .where('state', 'unread');
  const leases = await listFacts<LeaseFacts>({
    knex,
    clusters,
    kind: 'leases',
    // In other namespaces, tenants can write leases.
    namespace: 'kube-system',
  });
  return findAliases(
    rows.map(({ name, uid, first_listed_at: firstListedAt }): ReadName => {
      const isOf = ({ cluster }: { cluster: string }) => cluster === name;
      return {
        name,
        uid,
        firstListedAt,
        neverRead: neverRead.filter(isOf).map(({ kind }) => kind),
        holders: liveHolders(leases.filter(isOf).map(({ facts }) => facts)),
      };
    }),
  );
}

type NameRow = Pick<ClusterRow, 'name' | 'first_listed_at'> & { uid: string };

/** Lists the names that share their uid with another name. */
async function listSharing(options: {
  knex: Knex;
  criteria: ClusterCriteria;
}): Promise<NameRow[]> {
  const { knex, criteria } = options;
  const query = knex<ClusterRow>('clusters')
    .select('name', 'uid', 'first_listed_at')
    .whereNull('archived_at')
    .whereNotNull('uid')
    .whereIn('status', READABLE);
  applyClusterCriteria({ query, criteria, column: 'name' });
  const rows = (await query) as NameRow[];
  const byUid = new Map<string, NameRow[]>();
  for (const row of rows) {
    appendTo(byUid, row.uid, row);
  }
  return [...byUid.values()].filter(sharing => sharing.length > 1).flat();
}
