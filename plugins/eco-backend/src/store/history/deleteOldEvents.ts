import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { HistoryEventRow, TextRow } from '../tables';

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
  const oldest = databaseTime(knex, -retentionMs);
  const count = await knex<HistoryEventRow>('history_events')
    .where('at', '<', oldest)
    .delete();
  await knex<TextRow>('history_changes')
    .where('met_at', '<', oldest)
    .whereNotIn(
      'hash',
      knex<HistoryEventRow>('history_events')
        .select('changes_hash')
        .whereNotNull('changes_hash'),
    )
    .delete();
  return count;
}
