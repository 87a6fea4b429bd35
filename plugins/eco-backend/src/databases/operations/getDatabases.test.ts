import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Inventory } from '@backstage-eco/plugin-eco-node';
import { failedInventory } from '../../inventory';
import { acceptRequest } from '../../store';
import { keepClusters, keepCycle } from '../../store/__testUtils__/keepCycle';
import {
  createTestDatabases,
  openStore,
} from '../../store/__testUtils__/openStore';
import { DatabaseContext } from '../DatabaseContext';
import { databaseFacts } from '../__testUtils__/databaseFacts';
import {
  databaseRules,
  ecoDatabaseConditions,
} from '../permissions/databaseRules';
import { getDatabases } from './getDatabases';

const AT = '2026-01-01T00:00:00.000Z';
const SHOP = 'group:default/shop-team';
const stores = createTestDatabases();

/**
 * `blue` was read, `grey` never, `red` is stale; nothing is known about `new`.
 */
async function contextWith(decision: object): Promise<DatabaseContext> {
  const knex = await openStore(stores, 'SQLITE_3');
  const clusters = ['blue', 'grey', 'new', 'red'].map(name => ({ name }));
  await keepClusters({ knex, clusters, at: AT });
  const reason = 'connect ECONNREFUSED 10.1.2.3:6443';
  const kept: Record<string, Inventory['parts']['databases']> = {
    blue: {
      state: 'read',
      readAt: AT,
      items: [
        databaseFacts({ name: 'claimed', owner: SHOP }),
        databaseFacts({ name: 'cache', uid: 'c', engine: 'mysql' }),
      ],
    },
    grey: { state: 'unread', since: AT, reason },
    red: { state: 'stale', readAt: AT, since: AT, reason, items: [] },
  };
  for (const [cluster, databases] of Object.entries(kept)) {
    const { inventory } = failedInventory({
      cluster,
      status: 'unreachable',
      reason,
      now: () => new Date(AT),
    });
    inventory.parts.databases = databases;
    await keepCycle({
      knex,
      cycle: {
        inventory,
        outcome: { status: 'partial', reason, at: AT },
        readAt: AT,
        detections: [],
        unknown: [],
      },
    });
  }
  await acceptRequest({
    knex,
    request: {
      id: 'r',
      operation: 'create',
      cluster: 'blue',
      namespace: 'shop',
      name: 'requested',
      engine: 'postgres',
      owner: SHOP,
      requestedBy: 'user:default/dana',
      idempotencyKey: 'k',
      contentHash: 'h',
      spec: { engine: 'postgres', version: '17' },
    },
    check: async () => {},
  });
  return {
    knex,
    permissions: { authorizeConditional: async () => [decision] },
    rules: Object.values(databaseRules),
  } as unknown as DatabaseContext;
}

async function listFor(decision: object) {
  const context = await contextWith(decision);
  return getDatabases.run(context, { credentials: {} as never }, {} as never);
}

function only(conditions: object) {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'eco',
    resourceType: 'eco-database-target',
    conditions,
  };
}

const everything = { result: AuthorizeResult.ALLOW };

describe('GET /databases', () => {
  it('lists databases in the clusters, requested through Eco or not', async () => {
    const { items, total } = await listFor(everything);
    expect(total).toBe(3);
    expect(items).toMatchObject([
      { name: 'cache', engine: 'mysql', origin: 'outside', state: 'ready' },
      { name: 'claimed', origin: 'outside', declaredOwner: SHOP, readAt: AT },
      { name: 'requested', origin: 'eco', owner: SHOP, state: 'requested' },
    ]);
    expect(items[1].owner).toBeUndefined();
  });

  it('names clusters without data, but not their addresses', async () => {
    const { unknownIn } = await listFor(everything);
    const reason = 'connect ECONNREFUSED [address hidden]';
    expect(unknownIn).toEqual([
      { cluster: 'grey', reason, since: AT, readAt: undefined },
      { cluster: 'new', reason: 'not read yet', since: AT },
      { cluster: 'red', reason, since: AT, readAt: AT },
    ]);
  });

  it('ignores the owner in the spec', async () => {
    const { items } = await listFor(
      only(ecoDatabaseConditions.hasOwner({ owners: [SHOP] })),
    );
    expect(items.map(({ name }) => name)).toEqual(['requested']);
  });

  it('names no cluster in which the caller sees no database', async () => {
    const { items, unknownIn } = await listFor(
      only(ecoDatabaseConditions.isInCluster({ clusters: ['red'] })),
    );
    expect(items).toEqual([]);
    expect(unknownIn.map(({ cluster }) => cluster)).toEqual(['red']);
  });

  it('names no cluster to a caller who has no database of their own', async () => {
    const { items, unknownIn } = await listFor(
      only(ecoDatabaseConditions.hasOwner({ owners: ['user:default/max'] })),
    );
    expect({ items, unknownIn }).toEqual({ items: [], unknownIn: [] });
  });

  it('shows the engines that the caller may see', async () => {
    const { items } = await listFor(
      only(ecoDatabaseConditions.hasEngine({ engines: ['mysql'] })),
    );
    expect(items.map(({ name }) => name)).toEqual(['cache']);
  });
});
