import { buildInventory, crd } from '../../detection/testing/buildInventory';
import { deleteUnusedSchemas, keepSchemas, loadSchema } from '..';
import { keepClusters, keepCycle } from '../__testUtils__/keepCycle';
import { createTestDatabases, openStore } from '../__testUtils__/openStore';

const AT = '2026-01-01T00:00:00.000Z';
const DAY_MS = 86_400_000;
const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('schemas on %s', id => {
  it('stores each once, and returns it unchanged', async () => {
    const knex = await openStore(databases, id);
    const json = JSON.stringify({ description: 'nul\u0000 ü '.repeat(10_000) });
    await keepSchemas({ knex, schemas: [{ hash: 'a', json }] });
    await keepSchemas({ knex, schemas: [{ hash: 'a', json }] });
    expect(await loadSchema({ knex, hash: 'a' })).toBe(json);
    expect(await loadSchema({ knex, hash: 'b' })).toBeUndefined();
    const [row] = await knex('crd_schemas');
    expect(row.json.length).toBeLessThan(json.length / 10);
  });

  it('deletes those that no cluster uses and that were not seen for long', async () => {
    const knex = await openStore(databases, id);
    for (const hash of ['used', 'unused', 'young']) {
      await keepSchemas({ knex, schemas: [{ hash, json: '{}' }] });
    }
    await knex('crd_schemas')
      .whereNot('hash', 'young')
      .update({ met_at: '2020-01-01T00:00:00.000Z' });
    const [version] = crd('a.b').versions;
    const versions = [{ ...version, schemaHash: 'used' }];
    await keepClusters({ knex, clusters: [{ name: 'test' }], at: AT });
    await keepCycle({
      knex,
      cycle: {
        inventory: buildInventory({ crds: [crd('a.b', { versions })] }),
        outcome: { status: 'ok', at: AT },
        detections: [],
        unknown: [],
      },
    });
    expect(await deleteUnusedSchemas({ knex, unmetMs: DAY_MS })).toBe(1);
    expect(await knex('crd_schemas').orderBy('hash').pluck('hash')).toEqual([
      'used',
      'young',
    ]);
  });
});
