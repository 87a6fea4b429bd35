import { Knex } from 'knex';
import { isPostgres } from './isPostgres';

/** The names of the clusters of a group of rows, for {@link parseNames}. */
export function namesOfClusters(knex: Knex): Knex.Raw {
  return knex.raw(
    isPostgres(knex) ? 'json_agg(cluster)' : 'json_group_array(cluster)',
  );
}

/** What {@link namesOfClusters} gave, sorted. SQLite gives a text. */
export function parseNames(names: string | string[]): string[] {
  const parsed: string[] =
    typeof names === 'string' ? JSON.parse(names) : names;
  return parsed.sort();
}
