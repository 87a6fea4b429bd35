import { DatabaseSpec, StalledReason } from '@backstage-eco/plugin-eco-common';
import { mariaDb, oracle, plainMySql, plainPostgres, postgres } from '../specs';
import { ReviewCase } from '../ReviewCase';

type Change = [cause: string, from: DatabaseSpec, to: DatabaseSpec];

const TWO = { replicas: 2 };
const LARGER = { storage: '2Gi' };
const GROWING = { storageClass: 'growing' };

/** Changes that a running database cannot make, by reason. */
const CHANGES: Partial<Record<StalledReason, Change[]>> = {
  EngineChanged: [
    ['StatefulSet', plainPostgres(), plainMySql()],
    ['CloudNativePG', postgres(), mariaDb()],
    ['MariaDB', mariaDb(), postgres()],
  ],
  ProviderChanged: [
    [
      'to an operator',
      plainPostgres(),
      postgres({ provider: 'CloudNativePG' }),
    ],
    ['from an operator', postgres(), plainPostgres()],
    ['between operators', mariaDb(), mariaDb({ provider: 'OracleMySQL' })],
  ],
  ProductChanged: [
    ['MySQL to MariaDB', plainMySql(), plainMySql({ version: '11.4' })],
    ['MariaDB to MySQL', plainMySql({ version: '10.11' }), plainMySql()],
    [
      'MySQL to MariaDB, with more storage',
      plainMySql(GROWING),
      plainMySql({ ...GROWING, ...LARGER, version: '11.8' }),
    ],
  ],
  VersionDowngrade: [
    ['CloudNativePG', postgres(), postgres({ version: '16' })],
    ['MariaDB', mariaDb(), mariaDb({ version: '10.11' })],
    [
      'within a series',
      plainPostgres({ version: '17.5' }),
      plainPostgres({ version: '17.2' }),
    ],
  ],
  MajorUpgradeNotSupported: [
    ['one series on', plainPostgres({ version: '16' }), plainPostgres()],
    [
      'three series on',
      plainPostgres({ version: '15' }),
      plainPostgres({ version: '18' }),
    ],
    [
      'with replicas',
      plainPostgres({ version: '16', ...TWO }),
      plainPostgres({ version: '18', ...TWO }),
    ],
  ],
  ChangeNotSupported: [
    [
      'a parameter more',
      oracle(),
      oracle({ parameters: { max_connections: '50' } }),
    ],
    [
      'another value',
      oracle({ parameters: { max_connections: '50' } }),
      oracle({ parameters: { max_connections: '60' } }),
    ],
    [
      'another size',
      oracle({ sizeClass: 'small' }),
      oracle({ sizeClass: 'medium' }),
    ],
  ],
  StorageCannotShrink: [
    ['StatefulSet', plainPostgres(LARGER), plainPostgres()],
    ['CloudNativePG', postgres(LARGER), postgres()],
    ['MariaDB', mariaDb(LARGER), mariaDb()],
  ],
  StorageClassCannotGrow: [
    ['StatefulSet', plainMySql(), plainMySql(LARGER)],
    ['CloudNativePG', postgres(), postgres(LARGER)],
    ['MariaDB', mariaDb(), mariaDb(LARGER)],
  ],
  StorageClassChanged: [
    ['from the default', plainPostgres(), plainPostgres(GROWING)],
    [
      'CloudNativePG',
      postgres(GROWING),
      postgres({ storageClass: 'standard' }),
    ],
    ['MariaDB', mariaDb(), mariaDb(GROWING)],
  ],
};

/** Changes of a running database. */
export const CHANGE_SEEDS: ReviewCase[] = [
  {
    reason: 'SpecMissing',
    cause: 'the spec of a living database is removed',
    from: postgres(),
  },
  ...Object.entries(CHANGES).flatMap(([reason, changes]) =>
    changes.map(([cause, from, spec]) => ({
      reason: reason as StalledReason,
      cause,
      from,
      spec,
    })),
  ),
];

/** Databases whose operator is removed after they were created. */
export const GONE_SEEDS: ReviewCase[] = [postgres(), mariaDb(), oracle()].map(
  from => ({
    reason: 'EngineNotServed',
    cause: `${from.engine} ${from.version}`,
    from,
    spec: { ...from, ...TWO },
  }),
);
