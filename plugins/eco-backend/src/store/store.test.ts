import { TestDatabaseId } from '@backstage/backend-test-utils';
import { Detection } from '@backstage-eco/plugin-eco-common';
import { Inventory } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { failedInventory } from '../inventory';
import {
  ClusterCriteria,
  Cycle,
  listClusters,
  listDetections,
  listUnknownTools,
  loadDetections,
  loadInventory,
  readTogether,
} from '.';
import { keepClusters, keepCycle } from './__testUtils__/keepCycle';
import { createTestDatabases, openStore } from './__testUtils__/openStore';

const T1 = '2026-01-01T00:00:00.000Z';
const T2 = '2026-01-02T00:00:00.000Z';

const databases = createTestDatabases();

async function openWith(id: TestDatabaseId, names: string[]) {
  const knex = await openStore(databases, id);
  const clusters = names.map(name => ({ name }));
  await keepClusters({ knex, clusters, at: T1 });
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
        owners: [],
        finalizers: [],
        fieldManagers: [],
      },
    ],
  };
  inventory.parts.gatewayClasses = { state: 'not-served', readAt: T1 };
  return inventory;
}

function cycleOf(
  cluster: string,
  changes: Partial<Cycle> = {},
): Omit<Cycle, 'history'> {
  return {
    outcome: { status: 'partial', reason: 'not\u0000 all', at: T1 },
    inventory: inventoryOf(cluster),
    readingState: { format: 1 },
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
  it('returns an inventory as written', async () => {
    const knex = await openWith(id, ['blue']);
    expect(await loadInventory({ knex, cluster: 'blue' })).toBeUndefined();
    const cycle = cycleOf('blue');
    await keepCycle({ knex, cycle });
    const stored = await loadInventory({ knex, cluster: 'blue' });
    expect(stored?.inventory).toEqual(cycle.inventory);
    expect(stored?.readingState).toEqual({ format: 1 });
  });

  it('keeps the outcome, the unread kinds and what was found', async () => {
    const knex = await openWith(id, ['blue', 'green']);
    await keepCycle({ knex, cycle: cycleOf('blue') });
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
    const knex = await openWith(id, ['blue', 'green']);
    await keepCycle({ knex, cycle: cycleOf('blue') });
    await keepCycle({ knex, cycle: cycleOf('green') });
    await keepCycle({
      knex,
      cycle: cycleOf('blue', { detections: [], unknown: [] }),
    });
    const found = await listDetections({ knex, clusters: ['blue', 'green'] });
    expect(found.map(({ cluster }) => cluster)).toEqual(['green']);
  });

  it('writes a cycle atomically', async () => {
    const knex = await openWith(id, ['blue']);
    await keepCycle({ knex, cycle: cycleOf('blue') });
    const broken = cycleOf('blue', {
      outcome: { status: 'ok', at: T2 },
      inventory: inventoryOf('blue', 'changed'),
      detections: [
        { detection, versions: [], readAt: undefined as unknown as string },
      ],
    });
    await expect(keepCycle({ knex, cycle: broken })).rejects.toThrow();
    const [blue] = await listClusters({ knex, criteria: undefined });
    expect(blue.outcome.status).toBe('partial');
    const stored = await loadInventory({ knex, cluster: 'blue' });
    expect(stored?.inventory).toEqual(inventoryOf('blue'));
  });

  it('filters clusters by any combination of conditions', async () => {
    const knex = await openWith(id, ['blue', 'green', 'red']);
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

  it('reads a consistent snapshot', async () => {
    const knex = await openWith(id, ['blue']);
    await keepCycle({ knex, cycle: cycleOf('blue') });
    const next = cycleOf('blue', { detections: [], unknown: [] });
    let written: Promise<unknown> | undefined;
    const clusters = ['blue'];
    const [found, unknown] = await readTogether(knex, async snapshot => {
      const before = await listDetections({ knex: snapshot, clusters });
      written = keepCycle({ knex, cycle: next });
      // With its single connection, SQLite lets the cycle wait for the read.
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
