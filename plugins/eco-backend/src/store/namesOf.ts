import { Knex } from 'knex';
import { isPostgres } from './isPostgres';

/** Aggregates the cluster names of a group of rows, for {@link parseNames}. */
export function namesOfClusters(knex: Knex): Knex.Raw {
  return knex.raw(
    isPostgres(knex) ? 'json_agg(cluster)' : 'json_group_array(cluster)',
  );
}

/**
 * Parses the result of {@link namesOfClusters} and sorts it. SQLite returns a
 * string.
 */
export function parseNames(names: string | string[]): string[] {
  const parsed: string[] =
    typeof names === 'string' ? JSON.parse(names) : names;
  return parsed.sort();
}
