import { Knex } from 'knex';
import { appendTo } from '../appendTo';
import { isPostgres } from './isPostgres';

/**
 * Tables with rows that several clusters share. `form_hash` covers the shared
 * columns.
 */
type FormTable = 'kinds' | 'operators';

/** A table and the names of the clusters to query. */
interface FormsQuery {
  table: FormTable;
  clusters: string[];
}

/**
 * Selects each distinct form of some clusters as `form_hash`, with the first
 * cluster that has it as `first`. Forms are long, so each should be read from a
 * single row.
 */
export function formsOf(
  knex: Knex,
  { table, clusters }: FormsQuery,
): Knex.QueryBuilder {
  return knex(table)
    .whereIn('cluster', clusters)
    .groupBy('form_hash')
    .select('form_hash')
    .min({ first: 'cluster' });
}

/** Selects one row `r` of the table per form `f`. */
export function rowsOfForms(
  knex: Knex,
  table: FormTable,
  forms: Knex.QueryBuilder,
): Knex.QueryBuilder {
  return knex({ r: table }).join(forms.as('f'), join =>
    join.on('r.cluster', 'f.first').on('r.form_hash', 'f.form_hash'),
  );
}

/**
 * Returns the clusters that have a form, by its hash, sorted by name. It groups
 * by cluster, as the index does; grouping by form would sort all rows.
 */
export async function clustersOfForms(
  knex: Knex,
  { table, clusters }: FormsQuery,
): Promise<Map<string, string[]>> {
  const rows: Array<{ cluster: string; hashes: string }> = await knex(table)
    .whereIn('cluster', clusters)
    .groupBy('cluster')
    .orderBy('cluster')
    .select('cluster')
    .select({
      hashes: knex.raw(
        isPostgres(knex)
          ? "string_agg(form_hash, ',')"
          : 'group_concat(form_hash)',
      ),
    });
  const names = new Map<string, string[]>();
  for (const { cluster, hashes } of rows) {
    for (const hash of hashes.split(',')) {
      appendTo(names, hash, cluster);
    }
  }
  return names;
}
