import { SharedName } from '../../store';
import { databaseFacts } from '../__testUtils__/databaseFacts';
import { KnownInCluster } from './mergeDatabases';
import { withoutSecondNames } from './withoutSecondNames';

const SHARED = new Map<string, SharedName>([
  ['azure', { otherNames: ['blue'], isAlias: false }],
  ['blue', { otherNames: ['azure'], isAlias: true }],
]);

function database(cluster: string, uid: string, owner?: string) {
  const reference = { cluster, namespace: 'shop', name: uid };
  return {
    reference,
    isListNewer: true,
    facts: databaseFacts({ uid }),
    ...(owner && {
      record: { ...reference, engine: 'postgres', owner, uid, storageBytes: 1 },
    }),
  };
}

function left(databases: KnownInCluster[], shared = SHARED): string[] {
  return withoutSecondNames(databases, shared).map(
    ({ reference, record }) =>
      `${reference.cluster}/${reference.name}${record ? ' requested' : ''}`,
  );
}

describe('withoutSecondNames', () => {
  it('keeps each database once, under the name for which it was requested', () => {
    expect(
      left([
        database('azure', 'carts'),
        database('azure', 'orders'),
        database('azure', 'users', 'dana'),
        database('blue', 'carts'),
        database('blue', 'orders', 'dana'),
        database('blue', 'users'),
        database('blue', 'gone since'),
        database('red', 'orders'),
      ]),
    ).toEqual([
      'azure/carts',
      'azure/users requested',
      'blue/orders requested',
      'red/orders',
    ]);
  });

  it('keeps all if the caller may see only one of the names', () => {
    const ofBlue = [database('blue', 'carts'), database('blue', 'orders', 'd')];
    expect(left(ofBlue, new Map())).toEqual([
      'blue/carts',
      'blue/orders requested',
    ]);
  });
});
