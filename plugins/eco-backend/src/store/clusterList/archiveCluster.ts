import { Knex } from 'knex';
import { SUBJECTS } from '../../history';
import { databaseTime } from '../databaseTime';
import { writeEvents } from '../history';
import { ClusterRow } from '../tables';

/**
 * Archives a cluster: it is no longer read or shown, but all its data is kept.
 * The next list that contains it restores it.
 *
 * @returns false if the cluster is unknown or already archived
 */
export async function archiveCluster(options: {
  knex: Knex;
  cluster: string;
}): Promise<boolean> {
  const { knex, cluster } = options;
  return knex.transaction(async trx => {
    const archived = await trx<ClusterRow>('clusters')
      .where('name', cluster)
      .whereNull('archived_at')
      .update({
        archived_at: databaseTime(trx),
        next_update_at: null,
        refresh_requested_at: null,
        next_sample_at: null,
      });
    if (archived > 0) {
      const changes = [{ subject: SUBJECTS.archived, after: true as const }];
      const event = { type: 'cluster-archived' as const, changes };
      await writeEvents({ trx, cluster, events: [event] });
    }
    return archived > 0;
  });
}
