import { Knex } from 'knex';
import { HistoryEvent } from '../../history';
import { readDatabaseTime } from '../databaseTime';
import { storableText } from '../storableText';
import { HistoryEventRow } from '../tables';
import { inChunks } from '../upsertRows';

/**
 * Keeps what happened to a cluster, at the database's time: backends' clocks may
 * differ, and an event is never older than the one before it.
 *
 * @param options - `trx`: the transaction that makes it happen, in which the
 * cluster's row is locked
 */
export async function writeEvents(options: {
  trx: Knex;
  cluster: string;
  events: HistoryEvent[];
}): Promise<void> {
  const { trx, cluster, events } = options;
  if (events.length === 0) {
    return;
  }
  const now = await readDatabaseTime(trx);
  const last = await trx<HistoryEventRow>('history_events')
    .where({ cluster })
    .max({ at: 'at' })
    .first();
  const at = last?.at && last.at > now ? last.at : now;
  for (const chunk of inChunks(events)) {
    await trx('history_events').insert(
      chunk.map(({ type, changes }) => ({
        cluster,
        at,
        type,
        subject: changes.length === 1 ? storableText(changes[0].subject) : null,
        changes: JSON.stringify(changes),
      })),
    );
  }
}
