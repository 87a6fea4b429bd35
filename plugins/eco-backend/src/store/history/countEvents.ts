import { HistoryEventType } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { HistoryEventRow } from '../tables';

/**
 * How many events of some types each cluster had lately. One without any is
 * missing.
 *
 * @param options - `clusters`: names, which the caller may see
 */
export async function countEvents(options: {
  knex: Knex;
  clusters: string[];
  types: readonly HistoryEventType[];
  periodMs: number;
}): Promise<Map<string, number>> {
  const { knex, clusters, types, periodMs } = options;
  const rows = await knex<HistoryEventRow>('history_events')
    .whereIn('cluster', clusters)
    .whereIn('type', types)
    .where('at', '>=', databaseTime(knex, -periodMs))
    .groupBy('cluster')
    .select('cluster')
    .count({ events: '*' });
  return new Map(rows.map(row => [row.cluster, Number(row.events)]));
}
