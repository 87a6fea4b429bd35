import { InventoryKind, ObjectFacts } from '@backstage-eco/plugin-eco-node';
import { KIND_SOURCES, ListedKind } from './kinds';
import { foundations } from './__testUtils__/installedKinds';
import { MadeKind, oneOfEach } from './__testUtils__/oneOfEach';
import {
  apply,
  Cycle,
  cycle,
  namesIn,
  RealCluster,
  startCluster,
} from './__testUtils__/realCluster';

// The first start of a control plane builds or downloads it.
jest.setTimeout(900_000);

const KINDS = Object.keys(KIND_SOURCES) as ListedKind[];
const MADE = Object.keys(oneOfEach('', '')) as MadeKind[];
const LISTED_AGAIN: ListedKind[] = ['namespaces', 'leases', 'nodeMetrics'];

let real: RealCluster;
let first: Cycle;

beforeAll(async () => {
  real = await startCluster();
  await apply(real, foundations());
  await apply(real, Object.values(oneOfEach('one', 'v1')));
  await apply(real, Object.values(oneOfEach('two', 'v1')));
  first = await cycle(real.access);
});

afterAll(async () => {
  await real?.stop();
});

function itemsOf({ inventory }: Cycle, kind: InventoryKind) {
  const part = inventory.parts[kind];
  return 'items' in part ? part.items : [];
}

describe('the first read', () => {
  it('requests discovery, and each kind once', () => {
    expect(first.outcome).toMatchObject({ status: 'ok' });
    expect(first.paths).toHaveLength(2 + KINDS.length);
    expect(first.paths).toEqual(expect.arrayContaining(['/api', '/apis']));
    expect(first.inventory.uid).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each(MADE)('contains the %s', kind => {
    const objects = [
      oneOfEach('one', 'v1')[kind],
      oneOfEach('two', 'v1')[kind],
    ];
    const names = objects.map(({ metadata }) => metadata.name);
    expect(namesIn(first, kind)).toEqual(expect.arrayContaining(names));
    expect(itemsOf(first, kind)).toContainEqual(
      expect.objectContaining({
        apiVersion: objects[0].apiVersion,
        kind: objects[0].kind,
        name: names[0],
        uid: expect.any(String),
        createdAt: expect.any(String),
        labels: expect.objectContaining({ note: 'v1' }),
        fieldManagers: expect.arrayContaining([
          { name: 'eco-demo-cluster', operation: 'Apply' },
        ]),
      }),
    );
  });

  it('stores each schema once', async () => {
    const kept = new Map<string, string>();
    const calls: string[] = [];
    const again = await cycle(real.access, undefined, {
      keepSchemas: async schemas => {
        for (const { hash, json } of schemas) {
          calls.push(hash);
          kept.set(hash, json);
        }
      },
    });
    expect(calls).toHaveLength(1);
    expect([...kept.values()]).toEqual([
      '{"type":"object","x-kubernetes-preserve-unknown-fields":true}',
    ]);
    for (const { versions } of itemsOf(again, 'crds') as any[]) {
      expect(versions[0].schemaHash).toBe(calls[0]);
    }
  });

  it('reports its progress', async () => {
    const progress: number[] = [];
    await cycle(real.access, undefined, {
      onProgress: ({ done, total }) => {
        expect(total).toBe(KINDS.length);
        progress.push(done);
      },
    });
    expect(progress).toEqual(KINDS.map((_, position) => position + 1));
  });
});

describe('a later read', () => {
  it('requests each kind once, and transfers almost nothing without changes', async () => {
    const inventory = { ...first.inventory, kubernetesVersion: '1.0.0' };
    const upgraded = await cycle(real.access, { ...first, inventory });
    // A new version may add core resources.
    expect(upgraded.paths).toContain('/api');
    expect(upgraded.inventory.kubernetesVersion).toMatch(/^1\.\d\d\./);

    const startedAt = performance.now();
    const steady = await cycle(real.access, upgraded);
    // Sequential watches would take a second each.
    expect(performance.now() - startedAt).toBeLessThan(20_000);
    expect(steady.outcome.status).toBe('ok');
    expect(steady.paths).toHaveLength(2 + KINDS.length);
    expect(steady.paths).toEqual(expect.arrayContaining(['/apis', '/version']));
    const watched = steady.paths.filter(path => path.includes('watch=1'));
    expect(watched).toHaveLength(KINDS.length - LISTED_AGAIN.length);
    expect(steady.bytes).toBeLessThan(first.bytes / 10);
    // The API server renews a Lease of its own.
    const quiet = KINDS.filter(kind => kind !== 'leases');
    for (const kind of ['apiResources', ...quiet] as InventoryKind[]) {
      const before = steady.previous!.parts[kind];
      expect(steady.inventory.parts[kind].state).toBe('read');
      expect(itemsOf(steady, kind)).toBe('items' in before && before.items);
    }
  });

  it('shows created, changed and deleted objects of every kind', async () => {
    const { client } = real.controlPlane;
    await apply(real, Object.values(oneOfEach('three', 'v1')));
    await apply(real, Object.values(oneOfEach('one', 'v2')));
    for (const object of Object.values(oneOfEach('two', 'v1'))) {
      const { apiVersion, kind, metadata } = object;
      await client.delete({ apiVersion, kind, ...metadata });
    }
    const changed = await cycle(real.access, first);
    expect(changed.outcome.status).toBe('ok');
    expect(namesIn(changed, 'apiServices')).toEqual(
      expect.arrayContaining(['v1.one.example.test', 'v1.three.example.test']),
    );
    for (const kind of MADE) {
      const [made, altered, gone] = [
        oneOfEach('three', 'v1'),
        oneOfEach('one', 'v2'),
        oneOfEach('two', 'v1'),
      ].map(objects => objects[kind].metadata.name);
      expect(namesIn(changed, kind)).toContain(made);
      expect(itemsOf(changed, kind)).toContainEqual(
        expect.objectContaining({
          name: altered,
          labels: expect.objectContaining({ note: 'v2' }),
        }),
      );
      // Some keep a finalizer, because no controller runs that would remove it.
      const left = (itemsOf(changed, kind) as ObjectFacts[]).filter(
        ({ name, deletingSince }) => name === gone && !deletingSince,
      );
      expect(left).toEqual([]);
    }
  });
});
