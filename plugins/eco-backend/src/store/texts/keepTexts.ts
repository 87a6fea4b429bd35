import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { TextRow } from '../tables';
import { inChunks } from '../upsertRows';

const compress = promisify(gzip);

/** Minimum time between updates of when a text was last seen. */
const FRESH_MS = 60 * 60 * 1000;

/** Tables of texts that rows of other tables share. */
export type TextTable = 'crd_schemas' | 'history_changes';

/** A text, its hash, and further columns of its table. */
interface HashedText {
  hash: string;
  json: string;
  summary?: string;
}

/**
 * Stores each text once, with the time it was last seen, accurate to an hour.
 */
export async function keepTexts(options: {
  knex: Knex;
  table: TextTable;
  texts: HashedText[];
}): Promise<void> {
  const { knex, table, texts } = options;
  const met = { met_at: databaseTime(knex) };
  for (const chunk of inChunks(texts)) {
    const known = await loadFreshness({ knex, table, texts: chunk });
    for (const [hash, isFresh] of known) {
      if (!isFresh) {
        await knex<TextRow>(table).where({ hash }).update(met);
      }
    }
    const rows = chunk
      .filter(({ hash }) => !known.has(hash))
      .map(async text => ({
        ...text,
        json: await compress(text.json),
        ...met,
      }));
    if (rows.length > 0) {
      await knex(table)
        .insert(inOrder(await Promise.all(rows)))
        .onConflict('hash')
        .merge(['met_at']);
    }
  }
}

/**
 * Sorts rows by hash, so that concurrent inserts lock in the same order and
 * cannot deadlock.
 */
function inOrder<T extends { hash: string }>(rows: T[]): T[] {
  return rows.sort((a, b) => (a.hash < b.hash ? -1 : 1));
}

/** Returns whether each stored text was seen within the hour. */
async function loadFreshness(options: {
  knex: Knex;
  table: TextTable;
  texts: HashedText[];
}): Promise<Map<string, boolean>> {
  const { knex, table, texts } = options;
  const rows = await knex<TextRow>(table)
    .whereIn(
      'hash',
      texts.map(({ hash }) => hash),
    )
    .select('hash', {
      fresh: knex.raw('case when met_at > ? then 1 else 0 end', [
        databaseTime(knex, -FRESH_MS),
      ]),
    });
  return new Map(rows.map(({ hash, fresh }) => [hash, Number(fresh) === 1]));
}
