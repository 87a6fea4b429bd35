import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ClusterAccessError,
  ClusterObject,
  ClusterObjectReference,
} from '@backstage-eco/plugin-eco-node';
import { acceptRequest } from '../../store';
import { keepClusters } from '../../store/__testUtils__/keepCycle';
import {
  createTestDatabases,
  openStore,
} from '../../store/__testUtils__/openStore';
import { Caller, DatabaseContext } from '../DatabaseContext';
import {
  databaseRules,
  ecoDatabaseConditions,
} from '../permissions/databaseRules';
import { findLive } from './findLive';

const stores = createTestDatabases();
const IN_BLUE = ecoDatabaseConditions.isInCluster({ clusters: ['blue'] });
const IN_SHOP = ecoDatabaseConditions.isInNamespace({ namespaces: ['shop'] });
const OWN = ecoDatabaseConditions.hasOwner({ owners: ['user:default/dana'] });

async function openClusters() {
  const knex = await openStore(stores, 'SQLITE_3');
  const clusters = ['blue', 'red'].map(name => ({ name }));
  await keepClusters({ knex, clusters, at: '2026-01-01T00:00:00.000Z' });
  return knex;
}

function find(
  options: Pick<DatabaseContext, 'knex'> & {
    get: jest.Mock;
    conditions: object;
  },
  reference: { cluster: string; namespace: string },
) {
  const { knex, get, conditions } = options;
  const context = {
    knex,
    writer: { get },
    permissions: {
      authorizeConditional: async () => [
        { result: AuthorizeResult.CONDITIONAL, conditions },
      ],
    },
    rules: Object.values(databaseRules),
  } as unknown as DatabaseContext;
  return findLive(context, {} as Caller, { ...reference, name: 'orders' });
}

/** Looks a database up in clusters that do not answer. */
async function lookUp(conditions: object, cluster: string, namespace: string) {
  const knex = await openClusters();
  const get = jest.fn(async ({ cluster: asked }: ClusterObjectReference) => {
    throw new ClusterAccessError(
      'unreachable',
      `the connection failed: connect ECONNREFUSED 10.1.2.3:6443 (${asked})`,
    );
  });
  const error = await find(
    { knex, get, conditions },
    { cluster, namespace },
  ).catch(e => e);
  return { error, asked: get.mock.calls.length };
}

/**
 * Looks up an object with the name of a database that is waiting to be created.
 */
async function lookUpWhileWaiting(annotations: Record<string, string>) {
  const knex = await openClusters();
  await acceptRequest({
    knex,
    request: {
      id: 'waiting',
      operation: 'create',
      cluster: 'blue',
      namespace: 'shop',
      name: 'orders',
      engine: 'postgres',
      owner: 'group:default/shop-team',
      requestedBy: 'user:default/dana',
      idempotencyKey: 'k',
      contentHash: 'h',
    },
    check: async () => {},
  });
  const live: ClusterObject = {
    apiVersion: 'example.com/v1',
    kind: 'Database',
    metadata: { name: 'orders', namespace: 'shop', uid: 'u', annotations },
    spec: { engine: 'postgres', version: '17' },
  };
  const get = jest.fn(async () => live);
  const conditions = IN_BLUE;
  const place = { cluster: 'blue', namespace: 'shop' };
  return find({ knex, get, conditions }, place);
}

describe('looking up a database', () => {
  it.each<[string, object, string, string]>([
    ['cluster', IN_BLUE, 'red', 'shop'],
    ['namespace', IN_SHOP, 'blue', 'bank'],
    ['owner', OWN, 'blue', 'shop'],
  ])('sends no request if its %s is hidden', async (_, ...asked) => {
    const [conditions, cluster, namespace] = asked;
    const hidden = await lookUp(conditions, cluster, namespace);
    expect(hidden.error).toMatchObject({ name: 'NotFoundError' });
    expect(hidden.asked).toBe(0);
  });

  it('reveals no address of a cluster that does not answer', async () => {
    const { error, asked } = await lookUp(IN_BLUE, 'blue', 'shop');
    expect(asked).toBe(1);
    expect(error).toMatchObject({ name: 'ServiceUnavailableError' });
    expect(error.message).toContain('ECONNREFUSED [address hidden]');
  });

  it('finds no owner while a request for its name waits', async () => {
    const found = await lookUpWhileWaiting({});
    expect(found.record).toBeUndefined();
    expect(found.target.owner).toBe('');
  });

  it('finds the owner of the request that created it', async () => {
    const found = await lookUpWhileWaiting({
      'eco.backstage.io/request-id': 'waiting',
    });
    expect(found.target.owner).toBe('group:default/shop-team');
  });
});
