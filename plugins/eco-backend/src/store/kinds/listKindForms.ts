import { Knex } from 'knex';
import { AssessedKind } from '../../operators';
import { namesOfClusters, parseNames } from '../namesOf';
import { kindForms } from './kindForms';

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
  const { knex, clusters } = options;
  const forms = kindForms(knex, { clusters }).select({
    names: namesOfClusters(knex),
  });
  const rows = await knex('kinds as k')
    .join(forms.as('f'), join =>
      join.on('k.cluster', 'f.first').on('k.form_hash', 'f.form_hash'),
    )
    .orderBy(['k.api_group', 'k.plural', 'k.facts', 'k.schemas_hash'])
    .select('k.api_group', 'k.plural', 'k.facts', 'k.schemas_hash', 'f.names');
  return rows.map(row => ({
    group: row.api_group,
    plural: row.plural,
    // The form is the one that writeKinds wrote.
    facts: JSON.parse(row.facts),
    ...(row.schemas_hash !== null && { schemasHash: row.schemas_hash }),
    clusters: parseNames(row.names),
  }));
}
