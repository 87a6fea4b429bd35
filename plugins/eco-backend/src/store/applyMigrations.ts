import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/** Where the migrations lie, in the repository and in the published package. */
export const MIGRATIONS_DIRECTORY = resolvePackagePath(
  '@backstage-eco/plugin-eco-backend',
  'migrations',
);

/**
 * Opens the database of the plugin and brings its tables up to date, unless the
 * portal's configuration leaves that to somebody else.
 */
export async function applyMigrations(options: {
  database: DatabaseService;
}): Promise<Knex> {
  const { database } = options;
  const knex = await database.getClient();
  // Whoever logs an error of the database logs its statement, and is not to log
  // what clusters say along with it.
  knex.client.config.compileSqlOnError = false;
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
  }
  return knex;
}
