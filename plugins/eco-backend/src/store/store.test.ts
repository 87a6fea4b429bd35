import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Detection } from '@backstage-eco/plugin-eco-common';
import { Inventory } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { failedInventory } from '../inventory';
import {
  ClusterCriteria,
  Cycle,
  listClusterNames,
  listClusters,
  listDetections,
  listUnknownTools,
  loadDetections,
  loadInventory,
  MIGRATIONS_DIRECTORY,
  readTogether,
  recordListedClusters,
  writeCycle,
} from '.';

jest.setTimeout(120_000);

const T1 = '2026-01-01T00:00:00.000Z';
const T2 = '2026-01-02T00:00:00.000Z';

const databases = TestDatabases.create({
  ids: [
    'SQLITE_3',
    'POSTGRES_14',
    'POSTGRES_15',
    'POSTGRES_16',
    'POSTGRES_17',
    'POSTGRES_18',
  ],
});

async function openStore(id: TestDatabaseId, clusters: string[]) {
  const knex = await databases.init(id);
  await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
  await recordListedClusters({
    knex,
    clusters: clusters.map(name => ({ name })),
    at: T1,
  });
  return knex;
}

const detection: Detection = {
  toolId: 'argocd',
  state: 'installed',
  confidence: 'high',
  places: [{ namespace: 'argocd', workloads: [] }],
  evidence: [],
};

function inventoryOf(cluster: string, name = 'shop'): Inventory {
  const { inventory } = failedInventory({
    cluster,
    status: 'forbidden',
    reason: 'crds are forbidden',
    now: () => new Date(T1),
  });
  inventory.parts.namespaces = {
    state: 'read',
    readAt: T1,
    items: [
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        name,
        labels: { team: 'blue\u0000\ud800' },
        annotations: {},
        managers: [],
      },
    ],
  };
  inventory.parts.gatewayClasses = { state: 'not-served', readAt: T1 };
  return inventory;
}

function cycleOf(cluster: string, changes: Partial<Cycle> = {}): Cycle {
  return {
    outcome: { status: 'partial', reason: 'not\u0000 all', at: T1 },
    inventory: inventoryOf(cluster),
    readAt: T1,
    nodeCount: 3,
    simulatedNodeCount: 2,
    detections: [{ detection, versions: ['3.2.0'], readAt: T1 }],
    unknown: [{ toolId: 'flux', reason: 'crds are forbidden', since: T1 }],
    ...changes,
  };
}

async function visibleNames(knex: Knex, criteria: ClusterCriteria) {
  const clusters = await listClusters({ knex, criteria });
  return clusters.map(({ name }) => name);
}

describe.each(databases.eachSupportedId())('the store on %s', id => {
  it('can be made and taken away again', async () => {
    const knex = await openStore(id, []);
    await knex.migrate.down({ directory: MIGRATIONS_DIRECTORY });
    expect(await knex.schema.hasTable('clusters')).toBe(false);
    expect(await knex.schema.hasTable('detections')).toBe(false);
    await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
    expect(await knex.schema.hasTable('clusters')).toBe(true);
  });

  it('gives back an inventory as it was written', async () => {
    const knex = await openStore(id, ['blue']);
    expect(await loadInventory({ knex, cluster: 'blue' })).toBeUndefined();
    const cycle = cycleOf('blue');
    await writeCycle({ knex, cycle });
    expect(await loadInventory({ knex, cluster: 'blue' })).toEqual(
      cycle.inventory,
    );
  });

  it('keeps the outcome, the unread kinds and what was found', async () => {
    const knex = await openStore(id, ['blue', 'green']);
    await writeCycle({ knex, cycle: cycleOf('blue') });
    const [blue, green] = await listClusters({ knex, criteria: undefined });
    expect(blue).toMatchObject({
      name: 'blue',
      outcome: { status: 'partial', reason: 'not all', at: T1 },
      readAt: T1,
      nodeCount: 3,
      simulatedNodeCount: 2,
      firstListedAt: T1,
    });
    const kinds = blue.unread.map(({ kind }) => kind);
    expect(kinds).toContain('crds');
    expect(kinds).not.toContain('namespaces');
    expect(kinds).not.toContain('gatewayClasses');
    expect(green.outcome).toEqual({ status: 'pending' });

    const clusters = ['blue', 'green'];
    expect(await listDetections({ knex, clusters })).toEqual([
      {
        toolId: 'argocd',
        cluster: 'blue',
        state: 'installed',
        confidence: 'high',
        versions: ['3.2.0'],
        readAt: T1,
      },
    ]);
    expect(await loadDetections({ knex, clusters, toolId: 'argocd' })).toEqual([
      { ...detection, cluster: 'blue', readAt: T1 },
    ]);
    expect(await listUnknownTools({ knex, clusters, toolId: 'flux' })).toEqual([
      {
        toolId: 'flux',
        cluster: 'blue',
        reason: 'crds are forbidden',
        since: T1,
      },
    ]);
  });

  it('replaces a cycle by the next one, and leaves other clusters alone', async () => {
    const knex = await openStore(id, ['blue', 'green']);
    await writeCycle({ knex, cycle: cycleOf('blue') });
    await writeCycle({ knex, cycle: cycleOf('green') });
    await writeCycle({
      knex,
      cycle: cycleOf('blue', { detections: [], unknown: [] }),
    });
    const found = await listDetections({ knex, clusters: ['blue', 'green'] });
    expect(found.map(({ cluster }) => cluster)).toEqual(['green']);
  });

  it('writes a cycle whole or not at all', async () => {
    const knex = await openStore(id, ['blue']);
    await writeCycle({ knex, cycle: cycleOf('blue') });
    const twice = [1, 2].map(() => ({ detection, versions: [], readAt: T2 }));
    const broken = cycleOf('blue', {
      outcome: { status: 'ok', at: T2 },
      inventory: inventoryOf('blue', 'changed'),
      detections: twice,
    });
    await expect(writeCycle({ knex, cycle: broken })).rejects.toThrow();
    const [blue] = await listClusters({ knex, criteria: undefined });
    expect(blue.outcome.status).toBe('partial');
    expect(await loadInventory({ knex, cluster: 'blue' })).toEqual(
      inventoryOf('blue'),
    );
  });

  it('forgets no cluster that a list does not have', async () => {
    const knex = await openStore(id, ['blue', 'green']);
    await writeCycle({ knex, cycle: cycleOf('blue') });
    await recordListedClusters({ knex, clusters: [], at: T2 });
    const titled = [{ name: 'green', title: 'Green' }];
    await recordListedClusters({ knex, clusters: titled, at: T2 });
    expect(await listClusterNames({ knex })).toEqual(['blue', 'green']);
    const [blue, green] = await listClusters({ knex, criteria: undefined });
    expect(blue.outcome.status).toBe('partial');
    expect(green).toMatchObject({ title: 'Green', firstListedAt: T1 });
  });

  it('filters clusters by any combination of conditions', async () => {
    const knex = await openStore(id, ['blue', 'green', 'red']);
    const names = (...each: string[]) => ({ names: each });
    const cases: Array<[ClusterCriteria, string[]]> = [
      [undefined, ['blue', 'green', 'red']],
      [names('red', 'nowhere'), ['red']],
      [names(), []],
      [{ not: names('red') }, ['blue', 'green']],
      [{ not: { not: names('red') } }, ['red']],
      [{ anyOf: [names('blue'), names('red')] }, ['blue', 'red']],
      [{ allOf: [names('blue', 'red'), { not: names('blue') }] }, ['red']],
      [{ not: { anyOf: [names('blue'), names('red')] } }, ['green']],
      [
        { anyOf: [{ allOf: [names('blue'), names('red')] }, names('green')] },
        ['green'],
      ],
    ];
    for (const [criteria, expected] of cases) {
      expect(await visibleNames(knex, criteria)).toEqual(expected);
    }
  });

  it('reads together what is of one moment', async () => {
    const knex = await openStore(id, ['blue']);
    await writeCycle({ knex, cycle: cycleOf('blue') });
    const next = cycleOf('blue', { detections: [], unknown: [] });
    let written: Promise<void> | undefined;
    const clusters = ['blue'];
    const [found, unknown] = await readTogether(knex, async snapshot => {
      const before = await listDetections({ knex: snapshot, clusters });
      written = writeCycle({ knex, cycle: next });
      // SQLite has one connection: there the cycle waits for the reading.
      if (id !== 'SQLITE_3') {
        await written;
      }
      return [before, await listUnknownTools({ knex: snapshot, clusters })];
    });
    await written;
    expect(found).toHaveLength(1);
    expect(unknown).toHaveLength(1);
    expect(await listUnknownTools({ knex, clusters })).toEqual([]);
  });
});
