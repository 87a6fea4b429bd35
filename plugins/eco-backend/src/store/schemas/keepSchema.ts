import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { CrdSchemaRow } from '../tables';

const compress = promisify(gzip);

/**
 * Keeps a schema of a CRD, once for all clusters, and when it was met.
 *
 * @param options - `hash`: of the schema; `json`: the schema
 */
export async function keepSchema(options: {
  knex: Knex;
  hash: string;
  json: string;
}): Promise<void> {
  const { knex, hash, json } = options;
  const met = { met_at: databaseTime(knex) };
  const known = await knex<CrdSchemaRow>('crd_schemas')
    .where({ hash })
    .update(met);
  if (known === 0) {
    await knex('crd_schemas')
      .insert({ hash, json: await compress(json), ...met })
      .onConflict('hash')
      .ignore();
  }
}
