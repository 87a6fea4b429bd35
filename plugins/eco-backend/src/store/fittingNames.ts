import { Knex } from 'knex';
import {
  applyClusterCriteria,
  ClusterCriteria,
  withoutNamespaces,
} from './ClusterFilter';
import { ClusterRow } from './tables';

/**
 * Returns the clusters that may contain matching rows, in the same order. If
 * all do, the database is not queried.
 *
 * @param options - `clusters`: names
 */
export async function fittingNames(options: {
  knex: Knex;
  criteria: ClusterCriteria;
  clusters: string[];
}): Promise<string[]> {
  const { knex, clusters } = options;
  const criteria = withoutNamespaces(options.criteria);
  if (criteria === undefined) {
    return clusters;
  }
  const query = knex<ClusterRow>('clusters').whereIn('name', clusters);
  applyClusterCriteria({ query, criteria, column: 'name' });
  const fitting = new Set(await query.pluck('name'));
  return clusters.filter(name => fitting.has(name));
}
