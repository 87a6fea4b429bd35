import { Knex } from 'knex';

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
  const isPostgres = knex.client.config.client === 'pg';
  return knex.transaction(
    transaction => read(transaction),
    isPostgres
      ? { isolationLevel: 'repeatable read', readOnly: true }
      : undefined,
  );
}
