import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { HistoryEventRow, TextRow } from '../tables';

/**
 * Deletes events older than the retention. The past is rebuilt backwards from
 * now, so points within the retention do not need them.
 *
 * @returns number of deleted events
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
