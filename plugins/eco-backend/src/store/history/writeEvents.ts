import { createHash, randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { HistoryEvent, summariseChanges } from '../../history';
import { readDatabaseTime } from '../databaseTime';
import { storableText } from '../storableText';
import { HistoryEventRow } from '../tables';
import { keepTexts } from '../texts';
import { inChunks } from '../upsertRows';

/** JSON length from which changes get a row of their own, in characters. */
const LONG = 2_000;

/**
 * Stores events of a cluster with the database's time, because backends' clocks
 * may differ. An event is never older than the one before it.
 *
 * @param options - `trx`: the transaction that causes the events and holds the
 * lock on the cluster's row
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
    const rows = [];
    for (const { type, changes } of chunk) {
      rows.push({
        public_id: randomUUID(),
        cluster,
        at,
        type,
        subject: changes.length === 1 ? storableText(changes[0].subject) : null,
        ...(await keepChanges(trx, changes)),
      });
    }
    await trx('history_events').insert(rows);
  }
}

/**
 * Stores long changes once: clusters that alternate under a name repeat them.
 */
async function keepChanges(
  trx: Knex,
  changes: HistoryEvent['changes'],
): Promise<Pick<HistoryEventRow, 'changes' | 'changes_hash'>> {
  const json = JSON.stringify(changes);
  if (json.length <= LONG) {
    return { changes: json, changes_hash: null };
  }
  const hash = createHash('sha256').update(json).digest('hex');
  const summary = storableText(JSON.stringify(summariseChanges(changes)));
  const texts = [{ hash, json, summary }];
  await keepTexts({ knex: trx, table: 'history_changes', texts });
  return { changes: '[]', changes_hash: hash };
}
