import { DatabaseSpec } from '@backstage-eco/plugin-eco-common';

type Change = Partial<DatabaseSpec>;

/** PostgreSQL with the preferred engine of this cluster: CloudNativePG. */
export function postgres(change: Change = {}): DatabaseSpec {
  return { engine: 'postgres', version: '17', storage: '1Gi', ...change };
}

/** MariaDB with its operator. */
export function mariaDb(change: Change = {}): DatabaseSpec {
  return { engine: 'mysql', version: '11.4', storage: '1Gi', ...change };
}

/** MySQL with Oracle's operator. */
export function oracle(change: Change = {}): DatabaseSpec {
  return { engine: 'mysql', version: '8.4', storage: '1Gi', ...change };
}

/** PostgreSQL without an operator. */
export function plainPostgres(change: Change = {}): DatabaseSpec {
  return postgres({ provider: 'StatefulSet', ...change });
}

/** MySQL or MariaDB without an operator. */
export function plainMySql(change: Change = {}): DatabaseSpec {
  return oracle({ provider: 'StatefulSet', ...change });
}
