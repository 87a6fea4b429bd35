import {
  ClusterSummary,
  OutcomeStatus,
  UnreadKind,
} from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { applyClusterCriteria, ClusterCriteria } from './ClusterFilter';
import { ClusterRow, InventoryPartRow } from './tables';

/**
 * A cluster, and since when it is known at all, ISO 8601.
 */
export type StoredCluster = ClusterSummary & { firstListedAt: string };

/**
 * The clusters that fit, in the order of their names.
 *
 * @param options - `names`: only these of them; left out, all
 */
export async function listClusters(options: {
  knex: Knex;
  criteria: ClusterCriteria;
  names?: string[];
}): Promise<StoredCluster[]> {
  const { knex, criteria, names } = options;
  const query = knex<ClusterRow>('clusters').select('*').orderBy('name');
  applyClusterCriteria({ query, criteria, column: 'name' });
  if (names) {
    query.whereIn('name', names);
  }
  const rows: ClusterRow[] = await query;
  const unread = await listUnreadKinds(
    knex,
    rows.map(row => row.name),
  );
  return rows.map(row => toCluster(row, unread.get(row.name) ?? []));
}

async function listUnreadKinds(
  knex: Knex,
  clusters: string[],
): Promise<Map<string, UnreadKind[]>> {
  const rows: Array<Omit<InventoryPartRow, 'items'>> =
    await knex<InventoryPartRow>('inventory_parts')
      .select('cluster', 'kind', 'state', 'read_at', 'since', 'reason')
      .whereIn('cluster', clusters)
      .whereIn('state', ['stale', 'unread'])
      .orderBy(['cluster', 'kind']);
  const byCluster = new Map<string, UnreadKind[]>();
  for (const row of rows) {
    const kinds = byCluster.get(row.cluster) ?? [];
    kinds.push({
      kind: row.kind,
      reason: row.reason ?? '',
      since: row.since ?? '',
      lastReadAt: row.read_at ?? undefined,
    });
    byCluster.set(row.cluster, kinds);
  }
  return byCluster;
}

function toCluster(row: ClusterRow, unread: UnreadKind[]): StoredCluster {
  return {
    name: row.name,
    title: row.title,
    firstListedAt: row.first_listed_at,
    outcome: {
      status: row.status as OutcomeStatus,
      reason: row.reason ?? undefined,
      at: row.attempted_at ?? undefined,
    },
    unread,
    readAt: row.read_at ?? undefined,
    kubernetesVersion: row.kubernetes_version ?? undefined,
    nodeCount: row.node_count ?? undefined,
    simulatedNodeCount: row.simulated_node_count ?? undefined,
  };
}
