import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { HistoryEventRow } from '../tables';

/**
 * Removes events that are older than the retention. A point in time is rebuilt
 * backwards from now, so none of them is needed for one within it.
 *
 * @returns how many were removed
 */
export async function deleteOldEvents(options: {
  knex: Knex;
  retentionMs: number;
}): Promise<number> {
  const { knex, retentionMs } = options;
  return knex<HistoryEventRow>('history_events')
    .where('at', '<', databaseTime(knex, -retentionMs))
    .delete();
}
