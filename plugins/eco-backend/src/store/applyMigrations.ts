import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/**
 * Directory of the migrations, in the repository and in the published package.
 */
export const MIGRATIONS_DIRECTORY = resolvePackagePath(
  '@backstage-eco/plugin-eco-backend',
  'migrations',
);

/**
 * Opens the plugin's database and migrates its tables, unless the portal's
 * configuration disables migrations.
 */
export async function applyMigrations(options: {
  database: DatabaseService;
}): Promise<Knex> {
  const { database } = options;
  const knex = await database.getClient();
  // Logged database errors include their statement, which must not contain data
  // from clusters.
  knex.client.config.compileSqlOnError = false;
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
  }
  return knex;
}
