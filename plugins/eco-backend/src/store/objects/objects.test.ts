import { Inventory, ObjectFacts } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import {
  buildInventory,
  crd,
  object,
} from '../../detection/testing/buildInventory';
import { listParts, loadInventory } from '..';
import { keepClusters, keepCycle } from '../__testUtils__/keepCycle';
import { createTestDatabases, openStore } from '../__testUtils__/openStore';
import { diffObjects } from './diffObjects';

const AT = '2026-01-01T00:00:00.000Z';
const databases = createTestDatabases();

function namespace(name: string, changes: Partial<ObjectFacts> = {}) {
  return object('Namespace', 'v1', { name, ...changes });
}

function inventoryOf(namespaces: ObjectFacts[]): Inventory {
  return buildInventory({
    namespaces,
    crds: [crd('applications.argoproj.io')],
  });
}

async function keep(knex: Knex, inventory: Inventory): Promise<number> {
  const outcome = { status: 'ok' as const, at: AT };
  const { written } = await keepCycle({
    knex,
    cycle: { inventory, outcome, detections: [], unknown: [] },
  });
  return written;
}

async function namesIn(knex: Knex): Promise<string[]> {
  const stored = await loadInventory({ knex, cluster: 'test' });
  const part = stored?.inventory.parts.namespaces;
  return part && 'items' in part ? part.items.map(({ name }) => name) : [];
}

describe.each(databases.eachSupportedId())('objects on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await openStore(databases, id);
    await keepClusters({ knex, clusters: [{ name: 'test' }], at: AT });
  });

  it('keeps the note on what is missing from a list', async () => {
    const inventory = inventoryOf([]);
    const note = 'shop.example/v2 is not known: nobody says what it serves';
    const apiResources = {
      state: 'read' as const,
      readAt: AT,
      items: [],
      note,
    };
    await keep(knex, {
      ...inventory,
      parts: { ...inventory.parts, apiResources },
    });
    const stored = await loadInventory({ knex, cluster: 'test' });
    expect(stored?.inventory.parts.apiResources).toEqual(apiResources);
    const kind = { knex, cluster: 'test', kind: 'apiResources' };
    expect(await listParts(kind)).toMatchObject([
      { state: 'read', reason: note },
    ]);
    await keep(knex, inventory);
    expect((await listParts(kind))[0].reason).toBeUndefined();
  });

  it('writes only what changed', async () => {
    const many = Array.from({ length: 450 }, (_, index) =>
      namespace(`shop-${index}`),
    );
    expect(await keep(knex, inventoryOf(many))).toBe(451);
    expect(await keep(knex, inventoryOf(many))).toBe(0);
    const [first, second, ...rest] = many;
    const next = [
      { ...first, labels: { team: 'blue' } },
      ...rest,
      namespace('new'),
    ];
    expect(await keep(knex, inventoryOf(next))).toBe(3);
    const names = await namesIn(knex);
    expect(names).toHaveLength(450);
    expect(names).toContain('new');
    expect(names).not.toContain(second.name);
  });

  it('returns objects in the order of an API server', async () => {
    const names = ['a-b', 'B', 'ab', 'a', 'Ä', 'a.b'];
    await keep(knex, inventoryOf(names.map(name => namespace(name))));
    expect(await namesIn(knex)).toEqual([...names].sort());
  });

  it('distinguishes hostile names', async () => {
    const long = 'ü'.repeat(1000);
    const names = [
      ...['__proto__', 'constructor', "'; drop table clusters; --"],
      ...['nul\u0000', 'nul', '\ud800', '\udfff', '\u202eevil', '💣'],
      ...[long, `${long}x`, `${'💣'.repeat(255)}`],
    ];
    await keep(knex, inventoryOf(names.map(name => namespace(name))));
    expect(await namesIn(knex)).toEqual([...names].sort());
    await keep(knex, inventoryOf(names.slice(1).map(name => namespace(name))));
    expect(await namesIn(knex)).toEqual(names.slice(1).sort());
  });

  it('distinguishes an empty kind from one that was not served', async () => {
    const stale = { state: 'stale' as const, readAt: AT, since: AT };
    const part = { ...stale, items: [], reason: 'gone' };
    const parts = { jobs: part, crds: { ...part, notServed: true as const } };
    await keep(knex, buildInventory({}, parts));
    const stored = await loadInventory({ knex, cluster: 'test' });
    expect(stored?.inventory.parts).toMatchObject(parts);
    expect(stored?.inventory.parts.jobs).not.toHaveProperty('notServed');
    const listed = await listParts({ knex, cluster: 'test' });
    const find = (name: string) => listed.find(({ kind }) => kind === name);
    expect(find('jobs')).toMatchObject({ objects: 0, notServed: undefined });
    expect(find('crds')).toMatchObject({ objects: undefined, notServed: true });
  });

  it('deletes the objects of a kind that is no longer served', async () => {
    await keep(knex, inventoryOf([namespace('shop')]));
    const gone = inventoryOf([]);
    gone.parts.crds = { state: 'not-served', readAt: AT };
    await keep(knex, gone);
    expect(await knex('inventory_objects').pluck('kind')).toEqual([]);
  });
});

describe('diffObjects', () => {
  it('does not look into an identical array', () => {
    const items = new Proxy([namespace('shop')], {
      get(_, property) {
        throw new Error(`asked for ${String(property)}`);
      },
    });
    expect(diffObjects(items, items)).toEqual({ written: new Map(), gone: [] });
  });

  it('takes the last of two objects with the same name', () => {
    const twice = [namespace('a'), namespace('a', { uid: 'second' })];
    const { written } = diffObjects([], twice);
    expect([...written.values()]).toEqual([twice[1]]);
  });
});
