import { Counted } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { Summaries } from '../../summaries';
import { SummaryRow } from '../tables';

/**
 * Loads one summary of some clusters, sorted by cluster. Clusters without
 * counts yet are missing.
 *
 * @param options - `clusters`: names of clusters that the caller may see
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
    // Written by writeSummaries.
    ...JSON.parse(row.numbers),
    cluster: row.cluster,
    countedAt: row.counted_at,
  }));
}
