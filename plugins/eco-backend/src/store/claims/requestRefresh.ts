import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { ClusterRow } from '../tables';

/**
 * Makes a cluster due now, however often it failed. Whichever backend is free
 * takes it; where a cycle runs already, which began earlier, another one follows.
 *
 * @returns false where no such cluster is kept, or it is archived
 */
export async function requestRefresh(options: {
  knex: Knex;
  cluster: string;
}): Promise<boolean> {
  const { knex, cluster } = options;
  const now = databaseTime(knex);
  const updated = await knex<ClusterRow>('clusters')
    .where('name', cluster)
    .whereNull('archived_at')
    .update({ next_update_at: now, refresh_requested_at: now });
  return updated > 0;
}
