import { Knex } from 'knex';
import { applyClusterCriteria, ClusterCriteria } from '../ClusterFilter';
import { ClusterRow, HistoryEventRow } from '../tables';

/**
 * Returns which of the clusters are known: listed, archived, or deleted with
 * events that are still stored.
 *
 * @param options - `criteria`: clusters that the caller may see
 */
export async function findClustersWithHistory(options: {
  knex: Knex;
  criteria: ClusterCriteria;
  names: string[];
}): Promise<Set<string>> {
  const { knex, criteria, names } = options;
  const kept = knex<ClusterRow>('clusters').whereIn('name', names);
  applyClusterCriteria({ query: kept, criteria, column: 'name' });
  const found = new Set<string>(await kept.pluck('name'));
  // A cluster has many events, so they are only queried for the remaining
  // names.
  for (const cluster of names.filter(each => !found.has(each))) {
    const event = knex<HistoryEventRow>('history_events').where({ cluster });
    applyClusterCriteria({ query: event, criteria, column: 'cluster' });
    if (await event.first('id')) {
      found.add(cluster);
    }
  }
  return found;
}
