import { Knex } from 'knex';

/** Whether the database is PostgreSQL; the only alternative is SQLite. */
export function isPostgres(knex: Knex): boolean {
  return knex.client.config.client === 'pg';
}
