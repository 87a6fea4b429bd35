import { ClusterReference } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { ClusterRow } from './tables';
import { storableText } from './storableText';

/**
 * Keeps which clusters a list had. A cluster that is not in it is left as it
 * is: a locator may have failed silently.
 *
 * @param options - `at`: when the list was had, ISO 8601
 */
export async function recordListedClusters(options: {
  knex: Knex;
  clusters: ClusterReference[];
  at: string;
}): Promise<void> {
  const { knex, clusters, at } = options;
  await knex.transaction(async trx => {
    for (const { name, title } of clusters) {
      await trx<ClusterRow>('clusters')
        .insert({
          name,
          title: storableText(title ?? name),
          first_listed_at: at,
          listed_at: at,
          status: 'pending',
        })
        .onConflict('name')
        .merge(['title', 'listed_at']);
    }
  });
}
