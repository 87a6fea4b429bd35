import { Knex } from 'knex';
import { SummaryRow } from '../tables';

/**
 * Which of some clusters were assessed, so that their operators and kinds are known. A
 * cycle keeps those together with the summaries, of which any one tells.
 *
 * @param options - `clusters`: names, which the caller may see
 */
export async function listAssessed(options: {
  knex: Knex;
  clusters: string[];
}): Promise<string[]> {
  const { knex, clusters } = options;
  return knex<SummaryRow>('summaries')
    .where({ summary: 'frameworks' })
    .whereIn('cluster', clusters)
    .pluck('cluster');
}
