import { Knex } from 'knex';
import { applyClusterCriteria, ClusterCriteria } from '../ClusterFilter';
import { ClusterRow } from '../tables';

/** An archived cluster. Times are ISO 8601. */
export interface ArchivedCluster {
  name: string;
  title: string;
  /** When a list last contained the cluster. */
  listedAt: string;
  /** When any of it was last read. Omitted if never. */
  readAt?: string;
  archivedAt: string;
}

/**
 * Lists the matching archived clusters, sorted by name.
 */
export async function listArchivedClusters(options: {
  knex: Knex;
  criteria: ClusterCriteria;
}): Promise<ArchivedCluster[]> {
  const { knex, criteria } = options;
  const query = knex<ClusterRow>('clusters')
    .select('name', 'title', 'listed_at', 'read_at', 'archived_at')
    .whereNotNull('archived_at')
    .orderBy('name');
  applyClusterCriteria({ query, criteria, column: 'name' });
  const rows = await query;
  return rows.map(row => ({
    name: row.name,
    title: row.title,
    listedAt: row.listed_at,
    readAt: row.read_at ?? undefined,
    archivedAt: row.archived_at ?? '',
  }));
}
