import { OperatorSummary } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { clustersOfForms, formsOf, rowsOfForms } from '../forms';
import { OperatorRow } from '../tables';

/**
 * Lists the distinct operators of some clusters, sorted by workload.
 *
 * @param options - `clusters`: names of clusters that the caller may see
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
    // Written by writeOperators.
    ...JSON.parse(row.summary),
  }));
}
