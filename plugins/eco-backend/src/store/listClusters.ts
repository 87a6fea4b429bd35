import {
  ClusterSummary,
  OutcomeStatus,
  UnreadKind,
} from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { applyClusterCriteria, ClusterCriteria } from './ClusterFilter';
import { ClusterRow, InventoryPartRow } from './tables';

/** A cluster with what is not shown of it. */
export type StoredCluster = ClusterSummary & {
  /** Since when it is known at all, ISO 8601. */
  firstListedAt: string;
  /** When checks last ran, ISO 8601. Left out: never. */
  checkedAt?: string;
};

/** What the API shows of a cluster; the other columns are long. */
const SHOWN = [
  'name',
  'title',
  'first_listed_at',
  'status',
  'reason',
  'attempted_at',
  'read_at',
  'checked_at',
  'kubernetes_version',
  'node_count',
  'simulated_node_count',
] as const;

type ShownRow = Pick<ClusterRow, (typeof SHOWN)[number]>;

/**
 * The clusters that fit, in the order of their names.
 *
 * @param options - `names`: only these of them; left out, all. `archived`: left
 * out, those that are archived do not fit
 */
export async function listClusters(options: {
  knex: Knex;
  criteria: ClusterCriteria;
  names?: string[];
  archived?: 'included';
}): Promise<StoredCluster[]> {
  const { knex, criteria, names, archived } = options;
  const query = knex<ClusterRow>('clusters')
    .select(...SHOWN)
    .orderBy('name');
  if (!archived) {
    query.whereNull('archived_at');
  }
  applyClusterCriteria({ query, criteria, column: 'name' });
  if (names) {
    query.whereIn('name', names);
  }
  const rows: ShownRow[] = await query;
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
  const rows: InventoryPartRow[] = await knex<InventoryPartRow>(
    'inventory_parts',
  )
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

function toCluster(row: ShownRow, unread: UnreadKind[]): StoredCluster {
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
    checkedAt: row.checked_at ?? undefined,
    kubernetesVersion: row.kubernetes_version ?? undefined,
    nodeCount: row.node_count ?? undefined,
    simulatedNodeCount: row.simulated_node_count ?? undefined,
  };
}
