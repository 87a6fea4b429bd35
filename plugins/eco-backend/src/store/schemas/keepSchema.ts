import { Knex } from 'knex';
import { keepText } from '../texts';

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
  await keepText({ ...options, table: 'crd_schemas' });
}
