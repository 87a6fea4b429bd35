import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { currentFacts, writeEvents } from '../history';
import { isPostgres } from '../isPostgres';
import { ClusterRow } from '../tables';

/**
 * Deletes clusters that were archived long enough, with all their data except
 * their history.
 *
 * @param options - `retentionMs`: how long archived clusters are kept, in
 * milliseconds
 * @returns names of the deleted clusters
 */
export async function deleteArchivedClusters(options: {
  knex: Knex;
  retentionMs: number;
}): Promise<string[]> {
  const { knex, retentionMs } = options;
  return knex.transaction(async trx => {
    const query = trx<ClusterRow>('clusters')
      .select('name', 'known_facts', 'archived_at')
      .where('archived_at', '<', databaseTime(trx, -retentionMs))
      .orderBy('name');
    const rows = await (isPostgres(trx) ? query.forUpdate() : query);
    for (const row of rows) {
      const changes = [...currentFacts(row)].map(([subject, before]) => ({
        subject,
        before,
      }));
      await writeEvents({
        trx,
        cluster: row.name,
        events: [{ type: 'cluster-deleted', changes }],
      });
      await trx<ClusterRow>('clusters').where('name', row.name).delete();
    }
    return rows.map(({ name }) => name);
  });
}
