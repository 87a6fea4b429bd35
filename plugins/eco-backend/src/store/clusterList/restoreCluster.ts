import { Knex } from 'knex';
import { SUBJECTS } from '../../history';
import { databaseTime } from '../databaseTime';
import { writeEvents } from '../history';
import { ClusterRow } from '../tables';

/** Columns of a cluster that is not missing. */
export const PRESENT = {
  missing_seconds: 0,
  missing_checked_at: null,
  archived_at: null,
} as const;

/**
 * Restores an archived cluster and makes it due at once. If lists keep omitting
 * it, it is archived again after the same time.
 *
 * @returns false if no such cluster is archived
 */
export async function restoreCluster(options: {
  knex: Knex;
  cluster: string;
}): Promise<boolean> {
  const { knex, cluster } = options;
  return knex.transaction(async trx => {
    const restored = await trx<ClusterRow>('clusters')
      .where('name', cluster)
      .whereNotNull('archived_at')
      .update({ ...PRESENT, next_update_at: databaseTime(trx), failures: 0 });
    if (restored > 0) {
      const changes = [{ subject: SUBJECTS.archived, before: true as const }];
      const event = { type: 'cluster-restored' as const, changes };
      await writeEvents({ trx, cluster, events: [event] });
    }
    return restored > 0;
  });
}
