import { Knex } from 'knex';
import { appendTo } from '../appendTo';
import { isPostgres } from './isPostgres';

/** Tables of what several clusters have alike. `form_hash` is of all that is alike. */
type FormTable = 'kinds' | 'operators';

/** A table, and names of clusters. */
interface FormsQuery {
  table: FormTable;
  clusters: string[];
}

/**
 * Each form that some clusters have, as `form_hash`, with the first cluster that has
 * it, as `first`: what a form is like is long, and has to be read from one row only.
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

/** The rows of a table that stand for its forms, as `r`, beside the forms, as `f`. */
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
 * The clusters that have a form, by its hash, in the order of their names. Read by
 * cluster, as the index has them: by form the database would have to sort all rows.
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
