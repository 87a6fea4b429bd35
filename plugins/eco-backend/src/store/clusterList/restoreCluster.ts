import { Knex } from 'knex';
import { SUBJECTS } from '../../history';
import { databaseTime } from '../databaseTime';
import { writeEvents } from '../history';
import { ClusterRow } from '../tables';

/** The columns of a cluster that is not missed. */
export const PRESENT = {
  missing_seconds: 0,
  missing_checked_at: null,
  archived_at: null,
} as const;

/**
 * Brings an archived cluster back, and has it read at once. Where lists go on
 * without it, it is archived again after the same time.
 *
 * @returns false where no such cluster is archived
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
