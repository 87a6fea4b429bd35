import { Knex } from 'knex';
import { UnknownCheckRow } from '../tables';

/**
 * How many checks could not be made in some clusters. One in which all were made is
 * missing.
 *
 * @param options - `clusters`: names, which the caller may see
 */
export async function countUnknownChecks(options: {
  knex: Knex;
  clusters: string[];
}): Promise<Map<string, number>> {
  const { knex, clusters } = options;
  const rows = await knex<UnknownCheckRow>('unknown_checks')
    .whereIn('cluster', clusters)
    .groupBy('cluster')
    .select('cluster')
    .count({ checks: '*' });
  return new Map(rows.map(row => [String(row.cluster), Number(row.checks)]));
}
