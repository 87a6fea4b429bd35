import { Knex } from 'knex';
import { isPostgres } from './isPostgres';

/**
 * Runs several reads in one snapshot. Otherwise a cycle could finish between
 * two queries, and a tool that appears in neither would seem absent.
 */
export async function readTogether<T>(
  knex: Knex,
  read: (snapshot: Knex) => Promise<T>,
): Promise<T> {
  // SQLite has only the strictest isolation level, and knex warns if it is set.
  return knex.transaction(
    transaction => read(transaction),
    isPostgres(knex)
      ? { isolationLevel: 'repeatable read', readOnly: true }
      : undefined,
  );
}
