import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { TextRow } from '../tables';
import { inChunks } from '../upsertRows';

const compress = promisify(gzip);

/** When a text was met is not written more often. */
const FRESH_MS = 60 * 60 * 1000;

/** The tables of texts that many rows of others share. */
export type TextTable = 'crd_schemas' | 'history_changes';

/** A text, the hash of it, and what else its table has. */
interface HashedText {
  hash: string;
  json: string;
  summary?: string;
}

/**
 * Keeps texts once, however many have them, and when they were last met, to an hour.
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

/** Two who insert the same texts in different orders would wait for each other. */
function inOrder<T extends { hash: string }>(rows: T[]): T[] {
  return rows.sort((a, b) => (a.hash < b.hash ? -1 : 1));
}

/** Of the texts that are kept: whether they were met within the hour. */
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
