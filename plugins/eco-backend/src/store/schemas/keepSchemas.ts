import { Knex } from 'knex';
import { keepTexts } from '../texts';

/**
 * Stores CRD schemas, once for all clusters, and when they were last seen.
 *
 * @param options - `schemas`: each with its `hash` and `json`
 */
export async function keepSchemas(options: {
  knex: Knex;
  schemas: Array<{ hash: string; json: string }>;
}): Promise<void> {
  const { knex, schemas } = options;
  await keepTexts({ knex, table: 'crd_schemas', texts: schemas });
}
