import { Counted } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { Summaries } from '../../summaries';
import { SummaryRow } from '../tables';

/**
 * What was counted of one thing in some clusters, in the order of the clusters.
 * One in which nothing was counted yet is missing.
 *
 * @param options - `clusters`: names, which the caller may see
 */
export async function loadSummary<C extends keyof Summaries>(options: {
  knex: Knex;
  clusters: string[];
  summary: C;
}): Promise<Counted<Summaries[C]>['items']> {
  const { knex, clusters, summary } = options;
  const rows = await knex<SummaryRow>('summaries')
    .where({ summary })
    .whereIn('cluster', clusters)
    .orderBy('cluster');
  return rows.map(row => ({
    // The form is the one that writeSummaries wrote.
    ...JSON.parse(row.numbers),
    cluster: row.cluster,
    countedAt: row.counted_at,
  }));
}
