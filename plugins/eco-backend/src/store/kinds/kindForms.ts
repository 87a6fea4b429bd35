import { Knex } from 'knex';
import { KindRow } from '../tables';

/**
 * The forms that kinds have in some clusters, each with the first cluster that has it:
 * what a form is like is long, and has to be read from one row only.
 */
export function kindForms(
  knex: Knex,
  { clusters, keys }: { clusters: string[]; keys?: string[] },
): Knex.QueryBuilder {
  const forms = knex<KindRow>('kinds')
    .whereIn('cluster', clusters)
    .groupBy('form_hash')
    .select('form_hash')
    .min({ first: 'cluster' });
  return keys ? forms.whereIn('key', keys) : forms;
}
