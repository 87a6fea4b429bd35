import { OperatorSummary } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { clustersOfForms, formsOf, rowsOfForms } from '../forms';
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
  const { knex } = options;
  const query = { table: 'operators', clusters: options.clusters } as const;
  const names = await clustersOfForms(knex, query);
  const rows = await rowsOfForms(knex, 'operators', formsOf(knex, query))
    .orderBy(['r.key', 'f.first'])
    .select('r.form_hash', 'r.summary');
  return rows.map((row: OperatorRow) => ({
    clusters: names.get(row.form_hash) ?? [],
    // The form is the one that writeOperators wrote.
    ...JSON.parse(row.summary),
  }));
}
