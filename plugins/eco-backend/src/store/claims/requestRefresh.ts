import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { ClusterRow } from '../tables';

/**
 * Makes a cluster due now, regardless of earlier failures. Any free backend
 * takes it. If a cycle is already running, another one follows, because it
 * started earlier.
 *
 * @returns false if the cluster is unknown or archived
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
