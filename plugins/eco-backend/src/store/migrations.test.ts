import { applyMigrations, loadInventory, MIGRATIONS_DIRECTORY } from '.';
import { createTestDatabases } from './__testUtils__/openStore';

const AT = '2026-01-01T00:00:00.000Z';
const UUID_V4 =
  /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const databases = createTestDatabases();

const names = ['shop', 'x'.repeat(300), 'nul\u0000\ud800', '__proto__'];
const namespaces = names.map(name => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  name,
  labels: {},
  annotations: {},
  owners: [],
  finalizers: [],
  fieldManagers: [],
}));
const served = {
  group: 'apps',
  version: 'v1',
  resource: 'deployments',
  kind: 'Deployment',
  namespaced: true,
  verbs: ['list'],
};

describe.each(databases.eachSupportedId())('migrations on %s', id => {
  it('can all be reverted', async () => {
    const knex = await databases.init(id);
    const directory = { directory: MIGRATIONS_DIRECTORY };
    await knex.migrate.latest(directory);
    await knex.migrate.rollback(directory, true);
    expect(await knex.schema.hasTable('clusters')).toBe(false);
    expect(await knex.schema.hasTable('history_events')).toBe(false);
    await knex.migrate.latest(directory);
    expect(await knex.schema.hasTable('history_events')).toBe(true);
  });

  it('keep values out of errors', async () => {
    const client = await databases.init(id);
    const database = { getClient: async () => client };
    const knex = await applyMigrations({ database });
    const title = 'a-word-of-a-cluster';
    const written = knex('clusters').insert({ name: 'blue', title });
    const error = await written.then(String, String);
    expect(error).toMatch(/insert into .clusters./);
    expect(error).not.toContain(title);
  });

  it('give existing rows a random id, and can be reverted', async () => {
    const knex = await databases.init(id);
    const directory = { directory: MIGRATIONS_DIRECTORY };
    const migration = { ...directory, name: '20261130204000_random_ids.js' };
    await knex.migrate.latest(directory);
    await knex.migrate.down(migration);
    const cluster = { name: 'blue', title: 'Blue', status: 'ok' };
    await knex('clusters').insert({
      ...cluster,
      first_listed_at: AT,
      listed_at: AT,
    });
    const times = Array.from({ length: 500 }, () => ({ cluster: 'blue' }));
    const events = times.map(row => ({
      ...row,
      at: AT,
      type: 'crd-added',
      changes: '[]',
    }));
    const findings = times.map((row, at) => ({
      ...row,
      fingerprint: `${at}`,
      check_id: 'stuck',
      severity: 1,
      namespace: '',
      finding: '{}',
      search: '',
      first_seen_at: AT,
      opened_at: AT,
    }));
    await knex.batchInsert('history_events', events, 50);
    await knex.batchInsert('findings', findings, 50);

    await knex.migrate.up(migration);
    for (const table of ['history_events', 'findings']) {
      const ids: string[] = await knex(table).pluck('public_id');
      expect(new Set(ids).size).toBe(500);
      expect(ids.filter(each => !UUID_V4.test(each))).toEqual([]);
      await expect(
        knex(table).where('id', 2).update({ public_id: ids[0] }),
      ).rejects.toThrow();
      await expect(
        knex(table).where('id', 2).update({ public_id: null }),
      ).rejects.toThrow();
    }

    await knex.migrate.down(migration);
    expect(await knex('findings')).toHaveLength(500);
    expect(await knex('history_events')).toHaveLength(500);
    expect(await knex('clusters')).toHaveLength(1);
  });

  it('keep the whole inventory, up and down', async () => {
    const knex = await databases.init(id);
    const directory = { directory: MIGRATIONS_DIRECTORY };
    await knex.migrate.up(directory);
    const part = { cluster: 'blue', state: 'stale', read_at: AT, since: AT };
    await knex('clusters').insert({
      name: 'blue',
      title: 'Blue',
      first_listed_at: AT,
      listed_at: AT,
      status: 'unreachable',
    });
    const items = JSON.stringify(namespaces);
    await knex('inventory_parts').insert([
      { ...part, kind: 'namespaces', items },
      { ...part, kind: 'apiResources', items: JSON.stringify([served]) },
      { ...part, kind: 'crds', state: 'unread', read_at: null, items: null },
    ]);

    await knex.migrate.up(directory);
    const stored = await loadInventory({ knex, cluster: 'blue' });
    const parts = stored!.inventory.parts as Record<string, any>;
    expect(new Set(parts.namespaces.items)).toEqual(new Set(namespaces));
    expect(parts.apiResources.items).toEqual([served]);
    expect(parts.crds.items).toBeUndefined();

    await knex.migrate.down(directory);
    const row = await knex('inventory_parts').where('kind', 'namespaces');
    expect(new Set(JSON.parse(row[0].items))).toEqual(new Set(namespaces));
    const unread = await knex('inventory_parts').where('kind', 'crds').first();
    expect(unread.items).toBeNull();
  });
});
