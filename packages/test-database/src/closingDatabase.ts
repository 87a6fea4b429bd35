import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import createKnex from 'knex';

/**
 * SQLite in memory that closes with its test backend. Backstage leaves the pool of
 * its own open, which keeps the process of the test alive.
 */
export const closingDatabase = createServiceFactory({
  service: coreServices.database,
  deps: { lifecycle: coreServices.rootLifecycle },
  factory({ lifecycle }) {
    const knex = createKnex({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
      pool: {
        afterCreate: (
          connection: { pragma(text: string): void },
          done: () => void,
        ) => {
          connection.pragma('foreign_keys = ON');
          done();
        },
      },
    });
    lifecycle.addShutdownHook(() => knex.destroy());
    return { getClient: async () => knex };
  },
});
