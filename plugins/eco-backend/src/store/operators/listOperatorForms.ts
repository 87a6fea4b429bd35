import { OperatorSummary } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { namesOfClusters, parseNames } from '../namesOf';
import { OperatorRow } from '../tables';

/**
 * The operators of some clusters, those that are the same in several of them once, in
 * the order of their workloads' names.
 *
 * @param options - `clusters`: names, which the caller may see
 */
export async function listOperatorForms(options: {
  knex: Knex;
  clusters: string[];
}): Promise<OperatorSummary[]> {
  const { knex, clusters } = options;
  const forms = knex<OperatorRow>('operators')
    .whereIn('cluster', clusters)
    .groupBy('form_hash')
    .select('form_hash')
    .select({ names: namesOfClusters(knex) })
    .min({ first: 'cluster' });
  // Each form's summary is read once: they are long.
  const rows = await knex('operators as o')
    .join(forms.as('f'), join =>
      join.on('o.cluster', 'f.first').on('o.form_hash', 'f.form_hash'),
    )
    .orderBy(['o.key', 'f.first'])
    .select('o.summary', 'f.names');
  return rows.map(({ summary, names }) => ({
    clusters: parseNames(names),
    // The form is the one that writeOperators wrote.
    ...JSON.parse(summary),
  }));
}
