import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Knex } from 'knex';
import { CrdSchemaRow } from '../tables';

const decompress = promisify(gunzip);

/**
 * A schema of a CRD as JSON.
 *
 * @returns undefined where no such schema is kept
 */
export async function loadSchema(options: {
  knex: Knex;
  hash: string;
}): Promise<string | undefined> {
  const { knex, hash } = options;
  const row = await knex<CrdSchemaRow>('crd_schemas').where({ hash }).first();
  return row && (await decompress(row.json)).toString('utf8');
}
