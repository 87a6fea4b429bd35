import { Knex } from 'knex';
import { AssessedKind } from '../../operators';
import { clustersOfForms, formsOf, rowsOfForms } from '../forms';
import { KindRow } from '../tables';

/** A kind as some clusters have it. */
export interface StoredKindForm {
  group: string;
  plural: string;
  facts: AssessedKind['facts'];
  /** Left out: not known. */
  schemasHash?: string;
  /** Sorted. */
  clusters: string[];
}

/**
 * The kinds of some clusters, those that are the same in several of them once, in
 * the order of groups and plural names.
 *
 * @param options - `clusters`: names, which the caller may see
 */
export async function listKindForms(options: {
  knex: Knex;
  clusters: string[];
}): Promise<StoredKindForm[]> {
  const { knex } = options;
  const query = { table: 'kinds', clusters: options.clusters } as const;
  const names = await clustersOfForms(knex, query);
  const rows = await rowsOfForms(knex, 'kinds', formsOf(knex, query))
    .orderBy(['r.api_group', 'r.plural', 'r.facts', 'r.schemas_hash'])
    .select('r.form_hash', 'r.api_group', 'r.plural')
    .select('r.facts', 'r.schemas_hash');
  return rows.map((row: KindRow) => ({
    group: row.api_group,
    plural: row.plural,
    // The form is the one that writeKinds wrote.
    facts: JSON.parse(row.facts),
    ...(row.schemas_hash !== null && { schemasHash: row.schemas_hash }),
    clusters: names.get(row.form_hash) ?? [],
  }));
}
