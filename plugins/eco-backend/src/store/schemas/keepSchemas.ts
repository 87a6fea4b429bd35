import { Knex } from 'knex';
import { keepTexts } from '../texts';

/**
 * Keeps schemas of CRDs, once for all clusters, and when they were met.
 *
 * @param options - `hash`: of a schema; `json`: the schema
 */
export async function keepSchemas(options: {
  knex: Knex;
  schemas: Array<{ hash: string; json: string }>;
}): Promise<void> {
  const { knex, schemas } = options;
  await keepTexts({ knex, table: 'crd_schemas', texts: schemas });
}
