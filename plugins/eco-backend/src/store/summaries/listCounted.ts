import { Knex } from 'knex';
import { Summaries } from '../../summaries';
import { SummaryRow } from '../tables';

/**
 * In which of some clusters something was counted.
 *
 * @param options - `clusters`: names, which the caller may see
 */
export async function listCounted(options: {
  knex: Knex;
  clusters: string[];
  summary: keyof Summaries;
}): Promise<string[]> {
  const { knex, clusters, summary } = options;
  return knex<SummaryRow>('summaries')
    .where({ summary })
    .whereIn('cluster', clusters)
    .pluck('cluster');
}
