import { Knex } from 'knex';
import { applyClusterCriteria, ClusterCriteria } from '../ClusterFilter';
import { ClusterRow, HistoryEventRow } from '../tables';

/**
 * Which of some clusters are known at all: shown, archived, or deleted while
 * something is kept of what happened to them.
 *
 * @param options - `criteria`: which clusters the caller may see
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
  // The events of a cluster are many, so it is asked for the others only.
  for (const cluster of names.filter(each => !found.has(each))) {
    const event = knex<HistoryEventRow>('history_events').where({ cluster });
    applyClusterCriteria({ query: event, criteria, column: 'cluster' });
    if (await event.first('id')) {
      found.add(cluster);
    }
  }
  return found;
}
