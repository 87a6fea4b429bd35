import {
  ClusterSummary,
  OutcomeStatus,
  UnreadKind,
} from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { applyClusterCriteria, ClusterCriteria } from './ClusterFilter';
import { databaseTime } from './databaseTime';
import { ClusterRow, InventoryPartRow } from './tables';

/** A cluster including internal fields that are not shown. */
export type StoredCluster = ClusterSummary & {
  /** When a list first contained the cluster, ISO 8601. */
  firstListedAt: string;
  /** When checks last ran, ISO 8601. Omitted if never. */
  checkedAt?: string;
  /** Whether its operators and kinds are known. */
  isAssessed: boolean;
};

/** Columns that the API shows; the others are long. */
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
  'refresh_requested_at',
  'progress_done',
  'progress_total',
] as const;

type ShownRow = Pick<ClusterRow, (typeof SHOWN)[number]> & {
  started_at: string | null;
  summary: string | null;
};

/** A list that could not be read; null if all were read. */
type UnreadColumns = {
  unread_kind: string | null;
  unread_reason: InventoryPartRow['reason'];
  unread_since: InventoryPartRow['since'];
  unread_read_at: InventoryPartRow['read_at'];
};

/**
 * Lists the matching clusters sorted by name, each with its running or
 * requested cycle.
 *
 * @param options - `names`: only these clusters, all if omitted; `archived`:
 * include archived clusters
 */
export async function listClusters(options: {
  knex: Knex;
  criteria: ClusterCriteria;
  names?: string[];
  archived?: 'included';
}): Promise<StoredCluster[]> {
  const { knex, criteria, names, archived } = options;
  const query = knex('clusters as c')
    .leftJoin('inventory_parts as p', join =>
      join.on('p.cluster', 'c.name').onIn('p.state', ['stale', 'unread']),
    )
    // Operators and kinds are written together with the summaries; any summary
    // tells.
    .leftJoin('summaries as s', join =>
      join.on('s.cluster', 'c.name').onVal('s.summary', 'frameworks'),
    )
    .select(SHOWN.map(column => `c.${column}`))
    .select({
      // Sampling does not count as a cycle, nor does an expired claim of a dead
      // backend.
      started_at: knex.raw(
        `case when claimed_for <> 'samples' and claimed_until >= ? then claimed_at end`,
        [databaseTime(knex)],
      ),
      summary: 's.summary',
      unread_kind: 'p.kind',
      unread_reason: 'p.reason',
      unread_since: 'p.since',
      unread_read_at: 'p.read_at',
    })
    .orderBy(['c.name', 'p.kind']);
  if (!archived) {
    query.whereNull('c.archived_at');
  }
  applyClusterCriteria({ query, criteria, column: 'c.name' });
  if (names) {
    query.whereIn('c.name', names);
  }
  const rows: Array<ShownRow & UnreadColumns> = await query;
  const clusters = new Map<string, StoredCluster>();
  for (const row of rows) {
    const cluster = clusters.get(row.name) ?? toCluster(row);
    cluster.unread.push(...toUnread(row));
    clusters.set(row.name, cluster);
  }
  return [...clusters.values()];
}

function toUnread(row: UnreadColumns): UnreadKind[] {
  return row.unread_kind === null
    ? []
    : [
        {
          kind: row.unread_kind,
          reason: row.unread_reason ?? '',
          since: row.unread_since ?? '',
          lastReadAt: row.unread_read_at ?? undefined,
        },
      ];
}

function toCluster(row: ShownRow): StoredCluster {
  return {
    name: row.name,
    title: row.title,
    firstListedAt: row.first_listed_at,
    outcome: {
      status: row.status as OutcomeStatus,
      reason: row.reason ?? undefined,
      at: row.attempted_at ?? undefined,
    },
    unread: [],
    readAt: row.read_at ?? undefined,
    checkedAt: row.checked_at ?? undefined,
    isAssessed: row.summary !== null,
    kubernetesVersion: row.kubernetes_version ?? undefined,
    nodeCount: row.node_count ?? undefined,
    simulatedNodeCount: row.simulated_node_count ?? undefined,
    reading: toReading(row),
  };
}

function toReading(row: ShownRow): ClusterSummary['reading'] {
  const { refresh_requested_at: requestedAt, started_at: startedAt } = row;
  const { progress_done: done, progress_total: total } = row;
  if (requestedAt === null && startedAt === null) {
    return undefined;
  }
  return {
    requestedAt: requestedAt ?? undefined,
    startedAt: startedAt ?? undefined,
    ...(done !== null && total !== null && { done, total }),
  };
}
