import { Knex } from 'knex';
import { compareKinds } from './compareKinds';
import { KindFormInClusters, KindForms } from './KindForms';

/**
 * Lists the distinct kinds of some clusters, sorted by group and plural name.
 *
 * @param options - `clusters`: names of clusters that the caller may see
 */
export async function listKindForms(options: {
  knex: Knex;
  kindForms: KindForms;
  clusters: string[];
}): Promise<KindFormInClusters[]> {
  const forms = await options.kindForms.inClusters(options);
  return forms.sort(compareKinds);
}
