import { DatabaseSpec } from '@backstage-eco/plugin-eco-common';
import { mariaDb, oracle, plainMySql, plainPostgres, postgres } from './specs';
import { ReviewCase } from './ReviewCase';

const GROWING = { storageClass: 'growing' };
const BACKUP = { snapshotClass: 'snapshots', schedule: '0 3 * * *' };
const ENGINES = { postgres, mariaDb, oracle, plainPostgres, plainMySql };

/** Settings that each engine accepts for a new database. */
const SETTINGS: Record<string, Partial<DatabaseSpec>> = {
  'as it comes': {},
  'size class': { sizeClass: 'medium' },
  'large size class': { sizeClass: 'large' },
  'storage in bytes': { storage: '2147483648' },
  'no storage given': { storage: undefined },
  'storage in odd units': { storage: '1500M' },
  'storage class': GROWING,
  parameters: { parameters: { max_connections: '80' } },
  'data to be deleted': { deletionPolicy: 'Delete' },
};

const NEWS: ReviewCase[] = [
  ...Object.entries(ENGINES).flatMap(([engine, make]) =>
    Object.entries(SETTINGS).map(([setting, change]) => ({
      cause: `${engine}, ${setting}`,
      spec: make(change),
    })),
  ),
  ...['15', '16', '18'].flatMap(version => [
    { cause: `postgres ${version}`, spec: postgres({ version }) },
    { cause: `plain postgres ${version}`, spec: plainPostgres({ version }) },
  ]),
  ...['10.11', '11.8'].flatMap(version => [
    { cause: `MariaDB ${version}`, spec: mariaDb({ version }) },
    { cause: `plain MariaDB ${version}`, spec: plainMySql({ version }) },
  ]),
  { cause: 'postgres with backups', spec: postgres({ backup: BACKUP }) },
  { cause: 'MariaDB with backups', spec: mariaDb({ backup: BACKUP }) },
  { cause: 'three servers', spec: postgres({ replicas: 3 }) },
  { cause: 'three plain servers', spec: plainPostgres({ replicas: 3 }) },
];

const CHANGES: Array<[string, DatabaseSpec, DatabaseSpec]> = [
  ['more servers', postgres(), postgres({ replicas: 3 })],
  ['fewer servers', plainPostgres({ replicas: 3 }), plainPostgres()],
  ['more of a group', oracle({ replicas: 1 }), oracle({ replicas: 3 })],
  ['a next series', postgres({ version: '16' }), postgres()],
  ['a next series of MariaDB', mariaDb({ version: '10.11' }), mariaDb()],
  [
    'a patch',
    plainPostgres({ version: '17.2' }),
    plainPostgres({ version: '17.5' }),
  ],
  [
    'more storage',
    plainMySql(GROWING),
    plainMySql({ ...GROWING, storage: '2Gi' }),
  ],
  [
    'more storage by an operator',
    postgres(GROWING),
    postgres({ ...GROWING, storage: '2Gi' }),
  ],
  [
    'the same storage, written otherwise',
    plainPostgres(),
    plainPostgres({ storage: '1024Mi' }),
  ],
  ['a parameter', postgres(), postgres({ parameters: { work_mem: '8MB' } })],
  ['a size class', mariaDb(), mariaDb({ sizeClass: 'small' })],
  ['the provider named', postgres(), postgres({ provider: 'CloudNativePG' })],
  ['nothing', plainMySql(), plainMySql()],
];

const GOOD: readonly ReviewCase[] = [
  ...NEWS,
  ...CHANGES.map(([cause, from, spec]) => ({ cause, from, spec })),
  // Volumes of the same owner's earlier database.
  ...Object.entries(ENGINES).map(([engine, make]) => ({
    cause: `${engine}, again`,
    earlier: { spec: make() },
    spec: make(),
  })),
  {
    cause: 'a name of somebody else, with an ending',
    objects: (name: string) => [
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: `${name}-web`, namespace: 'shop' },
        spec: { ports: [{ port: 80 }] },
      },
    ],
    spec: plainPostgres(),
  },
];

/**
 * Returns cases that the controller fulfils.
 *
 * @throws if there are fewer than `count`
 */
export function goodCases(count: number): ReviewCase[] {
  if (GOOD.length < count) {
    throw new Error(`there are ${GOOD.length} good cases, not ${count}`);
  }
  return GOOD.slice(-count);
}
