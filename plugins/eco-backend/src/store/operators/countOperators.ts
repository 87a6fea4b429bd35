import { Knex } from 'knex';
import { listAssessed } from '../summaries';
import { OperatorRow } from '../tables';

/**
 * How many operators some clusters have. One in which they were not looked for yet
 * is missing.
 *
 * @param options - `clusters`: names, which the caller may see
 */
export async function countOperators(options: {
  knex: Knex;
  clusters: string[];
}): Promise<Map<string, number>> {
  const { knex, clusters } = options;
  const assessed = await listAssessed({ knex, clusters });
  const rows = await knex<OperatorRow>('operators')
    .whereIn('cluster', clusters)
    .groupBy('cluster')
    .select('cluster')
    .count({ operators: '*' });
  const counts = new Map(
    rows.map(row => [String(row.cluster), Number(row.operators)]),
  );
  return new Map(assessed.map(name => [name, counts.get(name) ?? 0]));
}
