import { mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { keepOperators } from '../api/__testUtils__/keepOperators';
import { fillStore, only, startApi } from '../api/__testUtils__/startApi';
import {
  createTestDatabases,
  openStore,
} from '../store/__testUtils__/openStore';
import { registerActions } from '.';

const databases = createTestDatabases();
const CARTS = { group: 'shop.corp', plural: 'carts' };

describe('actions', () => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await openStore(databases, 'SQLITE_3');
    await fillStore(knex);
    await keepOperators({ knex, cluster: 'green' });
    await keepOperators({ knex, cluster: 'red' });
  });

  /** Calls an action as a user with the given policy decision. */
  async function call(
    name: string,
    input: Record<string, string>,
    policy: Omit<Parameters<typeof startApi>[0], 'knex'> = {},
  ): Promise<any> {
    const { context } = await startApi({ knex, ...policy });
    const registry = actionsRegistryServiceMock({
      logger: mockServices.logger.mock(),
    });
    registerActions(registry, context);
    const { output } = await registry.invoke({ id: `test:${name}`, input });
    return output;
  }

  it('only read', async () => {
    const { context } = await startApi({ knex });
    const registry = actionsRegistryServiceMock({
      logger: mockServices.logger.mock(),
    });
    registerActions(registry, context);
    const { actions } = await registry.list();
    expect(actions.map(({ name }) => name)).toEqual([
      'list-tools',
      'get-kind-operator',
      'explain-kind',
      'list-findings',
    ]);
    for (const { attributes } of actions) {
      expect(attributes).toMatchObject({ readOnly: true, destructive: false });
    }
  });

  it('list the tools of a cluster, and the layers that may be incomplete', async () => {
    expect(await call('list-tools', { cluster: 'blue' })).toEqual({
      tools: [
        {
          id: 'argocd',
          name: 'Argo CD',
          state: 'installed',
          versions: ['3.2.0'],
          layers: ['gitops', 'delivery'],
        },
      ],
      unknownIn: ['gitops'],
    });
  });

  it('say which operator manages a kind', async () => {
    const cluster = {
      state: 'found',
      operators: ['Deployment shop/controller'],
    };
    expect(await call('get-kind-operator', CARTS)).toEqual({
      kind: 'Cart',
      clusters: [
        { cluster: 'green', ...cluster },
        { cluster: 'red', ...cluster },
      ],
    });
  });

  it('explain a kind', async () => {
    expect(await call('explain-kind', CARTS)).toMatchObject({
      kind: 'Cart',
      cluster: 'green',
      type: 'object',
      description: 'A cart.',
      fields: [],
    });
    await expect(
      call('explain-kind', { ...CARTS, field: 'spec.colour' }),
    ).rejects.toThrow("has no field 'spec.colour'");
  });

  it('list findings', async () => {
    expect(await call('list-findings', { cluster: 'blue' })).toEqual({
      total: 1,
      findings: [
        expect.objectContaining({
          cluster: 'blue',
          check: 'tool-not-running',
          severity: 'critical',
          message: 'Argo CD does not run',
        }),
      ],
    });
  });

  it('show only the clusters that the caller may read', async () => {
    const policy = { conditions: only('red') };
    const { clusters } = await call('get-kind-operator', CARTS, policy);
    expect(clusters).toEqual([expect.objectContaining({ cluster: 'red' })]);
    expect((await call('list-findings', {}, policy)).total).toBe(0);
    await expect(
      call('list-tools', { cluster: 'blue' }, policy),
    ).rejects.toThrow('blue');
  });

  it('show no SQL statement when the database fails', async () => {
    await knex.schema.renameTable('clusters', 'lost');
    const error = await call('list-findings', {}).catch(e => e);
    await knex.schema.renameTable('lost', 'clusters');
    expect(error.message).toMatch(/^The database failed/);
  });

  it('refuse a caller who may read nothing', async () => {
    const policy = { result: AuthorizeResult.DENY } as const;
    for (const [name, input] of [
      ['list-tools', { cluster: 'blue' }],
      ['get-kind-operator', CARTS],
      ['explain-kind', CARTS],
      ['list-findings', {}],
    ] as const) {
      await expect(call(name, input, policy)).rejects.toThrow('is denied');
    }
  });
});
