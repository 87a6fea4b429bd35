import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { FindingRow } from '../tables';

/**
 * Deletes findings that were resolved before the retention, with their mutes.
 *
 * @returns number of deleted findings
 */
export async function deleteOldFindings(options: {
  knex: Knex;
  retentionMs: number;
}): Promise<number> {
  const { knex, retentionMs } = options;
  return knex<FindingRow>('findings')
    .where('resolved_at', '<', databaseTime(knex, -retentionMs))
    .delete();
}
