import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ClusterAccessError,
  ClusterObjectReference,
} from '@backstage-eco/plugin-eco-node';
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

/** Looks a database up in clusters that do not answer. */
async function lookUp(conditions: object, cluster: string, namespace: string) {
  const knex = await openStore(stores, 'SQLITE_3');
  const clusters = ['blue', 'red'].map(name => ({ name }));
  await keepClusters({ knex, clusters, at: '2026-01-01T00:00:00.000Z' });
  const get = jest.fn(async ({ cluster: asked }: ClusterObjectReference) => {
    throw new ClusterAccessError(
      'unreachable',
      `the connection failed: connect ECONNREFUSED 10.1.2.3:6443 (${asked})`,
    );
  });
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
  const reference = { cluster, namespace, name: 'orders' };
  const error = await findLive(context, {} as Caller, reference).catch(e => e);
  return { error, asked: get.mock.calls.length };
}

describe('a database that is looked up', () => {
  it.each<[string, object, string, string]>([
    ['cluster', IN_BLUE, 'red', 'shop'],
    ['namespace', IN_SHOP, 'blue', 'bank'],
  ])('is not asked for where its %s is hidden', async (_, ...asked) => {
    const [conditions, cluster, namespace] = asked;
    const hidden = await lookUp(conditions, cluster, namespace);
    expect(hidden.error).toMatchObject({ name: 'NotFoundError' });
    expect(hidden.asked).toBe(0);
  });

  it('names no address of a cluster that does not answer', async () => {
    const { error, asked } = await lookUp(IN_BLUE, 'blue', 'shop');
    expect(asked).toBe(1);
    expect(error).toMatchObject({ name: 'ServiceUnavailableError' });
    expect(error.message).toContain('ECONNREFUSED [address hidden]');
  });
});
