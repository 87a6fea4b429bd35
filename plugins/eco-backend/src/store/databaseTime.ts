import { Knex } from 'knex';
import { isPostgres } from './isPostgres';

/**
 * Returns an expression for the database's current time, ISO 8601 in UTC with
 * milliseconds. Backends coordinate by this clock, because their own may
 * differ.
 *
 * @param offsetMs - milliseconds to add; negative for the past
 */
export function databaseTime(knex: Knex, offsetMs = 0): Knex.Raw {
  return isPostgres(knex)
    ? // It is constant within a statement, so an index can be used, and advances
      // with each statement of a transaction.
      knex.raw(
        `to_char((statement_timestamp() + ? * interval '1 millisecond') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
        [offsetMs],
      )
    : knex.raw(`strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ?)`, [
        `${(offsetMs / 1000).toFixed(3)} seconds`,
      ]);
}

/**
 * Returns the current time of the database, ISO 8601 in UTC with milliseconds.
 */
export async function readDatabaseTime(knex: Knex): Promise<string> {
  const [{ time }] = await knex.select({ time: databaseTime(knex) });
  return time;
}
