import { Knex } from 'knex';
import { ClusterRow } from '../tables';

/** Whether there is any cluster that did not go away, whoever may see it. */
export async function hasClusters(knex: Knex): Promise<boolean> {
  const found = await knex<ClusterRow>('clusters')
    .whereNull('archived_at')
    .first('name');
  return found !== undefined;
}
