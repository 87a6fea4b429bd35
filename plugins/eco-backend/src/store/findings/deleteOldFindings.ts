import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { FindingRow } from '../tables';

/**
 * Removes findings that were resolved for long enough, with their mutes.
 *
 * @returns how many were removed
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
