import { Knex } from 'knex';
import { compareKinds } from './compareKinds';
import { KindFormInClusters, KindForms } from './KindForms';

/**
 * The kinds of some clusters, those that are the same in several of them once, in
 * the order of groups and plural names.
 *
 * @param options - `clusters`: names, which the caller may see
 */
export async function listKindForms(options: {
  knex: Knex;
  kindForms: KindForms;
  clusters: string[];
}): Promise<KindFormInClusters[]> {
  const forms = await options.kindForms.inClusters(options);
  return forms.sort(compareKinds);
}
