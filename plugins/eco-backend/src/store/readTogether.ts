import { Knex } from 'knex';
import { isPostgres } from './isPostgres';

/**
 * Reads several things of one moment. Between two queries a cycle may land: a
 * tool that the first does not have yet and the second does not have any more
 * would be absent.
 */
export async function readTogether<T>(
  knex: Knex,
  read: (snapshot: Knex) => Promise<T>,
): Promise<T> {
  // SQLite has no other level than the strictest, and warns of being told so.
  return knex.transaction(
    transaction => read(transaction),
    isPostgres(knex)
      ? { isolationLevel: 'repeatable read', readOnly: true }
      : undefined,
  );
}
