import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { acceptRequest, listNamespaceUse } from '../../store';
import { keepClusters } from '../../store/__testUtils__/keepCycle';
import { keepSameCluster } from '../../store/__testUtils__/keepSameCluster';
import {
  createTestDatabases,
  openStore,
} from '../../store/__testUtils__/openStore';
import { CountedDatabase, findQuotaProblems } from './findQuotaProblems';

const databases = createTestDatabases();
const GI = 2 ** 30;
const ORDERS: CountedDatabase = {
  cluster: 'blue',
  namespace: 'shop',
  name: 'orders',
  owner: 'group:default/shop-team',
  storageBytes: GI,
};
const TWO = { databases: 2, storageBytes: 3 * GI };

/**
 * Stores two databases of 1 GiB each: `orders`, and another with the same place
 * and owner.
 */
async function keepTwo(knex: Knex): Promise<void> {
  for (const name of ['orders', 'carts']) {
    await acceptRequest({
      knex,
      request: {
        ...ORDERS,
        name,
        id: randomUUID(),
        operation: 'create',
        engine: 'postgres',
        requestedBy: 'user:default/dana',
        idempotencyKey: name,
        contentHash: name,
      },
      check: async () => {},
    });
  }
}

describe.each(databases.eachSupportedId())('quotas on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await openStore(databases, id);
    await keepTwo(knex);
  });

  const fieldsOf = async (wanted: CountedDatabase, quotas: object) =>
    (await findQuotaProblems({ knex, quotas, wanted })).map(
      ({ field }) => field,
    );

  it.each([
    ['in the same namespace', { name: 'third' }, ['owner']],
    ['in another namespace', { name: 'third', namespace: 'x' }, ['owner']],
    ['of the same name elsewhere', { cluster: 'green' }, ['owner']],
    ['of another owner', { name: 'third', owner: 'user:default/eve' }, []],
    ['that is there already', {}, []],
  ])('of an owner count one %s', async (_, more, expected) => {
    const wanted = { ...ORDERS, ...more };
    expect(await fieldsOf(wanted, { owner: TWO })).toEqual(expected);
  });

  it.each([
    ['there', { name: 'third' }, ['namespace']],
    ['there of another owner', { name: 'third', owner: 'o' }, ['namespace']],
    ['in another namespace', { namespace: 'x' }, []],
    ['in another cluster', { cluster: 'green' }, []],
    ['that is there already', {}, []],
  ])('of a namespace count one %s', async (_, more, expected) => {
    const wanted = { ...ORDERS, ...more };
    expect(await fieldsOf(wanted, { namespace: TWO })).toEqual(expected);
  });

  it('of a namespace count requests under other names of the cluster', async () => {
    const clusters = ['azure', 'blue', 'green'].map(name => ({ name }));
    const at = '2026-01-01T00:00:00.000Z';
    await keepClusters({ knex, clusters, at });
    await keepSameCluster({ knex, cluster: 'azure' });
    await keepSameCluster({ knex, cluster: 'blue' });
    await keepSameCluster({ knex, cluster: 'green', uid: 'two' });
    for (const [cluster, expected] of [
      ['azure', ['namespace']],
      ['green', []],
    ] as const) {
      const wanted = { ...ORDERS, cluster, name: 'third' };
      expect(await fieldsOf(wanted, { namespace: TWO })).toEqual(expected);
    }
    const use = await listNamespaceUse({ knex, clusters: ['azure', 'green'] });
    const orders = { databases: 2, storageBytes: 2 * GI };
    expect([...use]).toEqual([['azure', new Map([['shop', orders]])]]);
  });

  it('that are exceeded allow an existing database to stay as it is', async () => {
    const one = { databases: 1, storageBytes: GI };
    const grown = { ...ORDERS, storageBytes: 2 * GI };
    expect(await fieldsOf(ORDERS, { owner: one, namespace: one })).toEqual([]);
    expect(await fieldsOf(grown, { owner: one })).toEqual(['spec.storage']);
  });

  it('count other databases, and the new size of a growing one', async () => {
    const grown = (size: number) => ({ ...ORDERS, storageBytes: size * GI });
    expect(await fieldsOf(grown(2), { owner: TWO })).toEqual([]);
    expect(await fieldsOf(grown(3), { owner: TWO })).toEqual(['spec.storage']);
  });
});
