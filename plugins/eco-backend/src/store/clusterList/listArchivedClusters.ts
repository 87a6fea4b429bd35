import { Knex } from 'knex';
import { applyClusterCriteria, ClusterCriteria } from '../ClusterFilter';
import { ClusterRow } from '../tables';

/** A cluster that went away. Times are ISO 8601. */
export interface ArchivedCluster {
  name: string;
  title: string;
  /** When a list of the clusters had it for the last time. */
  listedAt: string;
  /** When anything of it was read for the last time. Left out: never. */
  readAt?: string;
  archivedAt: string;
}

/**
 * The archived clusters that fit, in the order of their names.
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
