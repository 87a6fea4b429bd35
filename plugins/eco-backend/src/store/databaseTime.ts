import { Knex } from 'knex';
import { isPostgres } from './isPostgres';

/**
 * The database's own time as ISO 8601 in UTC with milliseconds, for a statement.
 * Backends share clusters by it: their own clocks may differ.
 *
 * @param offsetMs - so many milliseconds later; negative is earlier
 */
export function databaseTime(knex: Knex, offsetMs = 0): Knex.Raw {
  return isPostgres(knex)
    ? // The start of the statement: it is the same in all of it, so that an
      // index can be used, and later in each statement of a transaction.
      knex.raw(
        `to_char((statement_timestamp() + ? * interval '1 millisecond') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
        [offsetMs],
      )
    : knex.raw(`strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ?)`, [
        `${(offsetMs / 1000).toFixed(3)} seconds`,
      ]);
}

/** The database's own time now, ISO 8601 in UTC with milliseconds. */
export async function readDatabaseTime(knex: Knex): Promise<string> {
  const [{ time }] = await knex.select({ time: databaseTime(knex) });
  return time;
}
