import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Knex } from 'knex';
import { TextRow } from '../tables';
import { inChunks } from '../upsertRows';
import { TextTable } from './keepTexts';

const decompress = promisify(gunzip);

/**
 * Loads texts by hash. Texts that are not stored are missing.
 */
export async function loadTexts(options: {
  knex: Knex;
  table: TextTable;
  hashes: string[];
}): Promise<Map<string, string>> {
  const { knex, table, hashes } = options;
  const texts = new Map<string, string>();
  for (const chunk of inChunks([...new Set(hashes)])) {
    const rows = await knex<TextRow>(table).whereIn('hash', chunk);
    for (const { hash, json } of rows) {
      texts.set(hash, (await decompress(json)).toString('utf8'));
    }
  }
  return texts;
}
