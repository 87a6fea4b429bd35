import { Knex } from 'knex';
import { SUBJECTS } from '../../history';
import { databaseTime } from '../databaseTime';
import { writeEvents } from '../history';
import { ClusterRow } from '../tables';

/**
 * Archives a cluster: it is not read and not shown any more, and everything that
 * is known of it is kept. The next list that has it brings it back.
 *
 * @returns false where no such cluster is kept, or it is archived already
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
