import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { TextRow } from '../tables';

const compress = promisify(gzip);

/** The tables of texts that many rows of others share. */
export type TextTable = 'crd_schemas' | 'history_changes';

/**
 * Keeps a text once, however many have it, and when it was met.
 *
 * @param options - `hash`: of the text; `json`: the text
 */
export async function keepText(options: {
  knex: Knex;
  table: TextTable;
  hash: string;
  json: string;
}): Promise<void> {
  const { knex, table, hash, json } = options;
  const met = { met_at: databaseTime(knex) };
  const known = await knex<TextRow>(table).where({ hash }).update(met);
  if (known === 0) {
    await knex(table)
      .insert({ hash, json: await compress(json), ...met })
      .onConflict('hash')
      .merge(['met_at']);
  }
}
