import { Counted } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { ConceptRow } from '../tables';
import { StoredConcepts } from './writeConcepts';

/**
 * What was counted of one thing in some clusters, in the order of the clusters.
 * One in which nothing was counted yet is missing.
 *
 * @param options - `clusters`: names, which the caller may see
 */
export async function loadConcept<C extends keyof StoredConcepts>(options: {
  knex: Knex;
  clusters: string[];
  concept: C;
}): Promise<Counted<StoredConcepts[C]>['items']> {
  const { knex, clusters, concept } = options;
  const rows = await knex<ConceptRow>('concepts')
    .where({ concept })
    .whereIn('cluster', clusters)
    .orderBy('cluster');
  return rows.map(row => ({
    // The form is the one that writeConcepts wrote.
    ...JSON.parse(row.numbers),
    cluster: row.cluster,
    countedAt: row.counted_at,
  }));
}
