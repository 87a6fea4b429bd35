import { Knex } from 'knex';
import { keepOperators } from '../../api/__testUtils__/keepOperators';
import { crd } from '../../detection/testing/buildInventory';
import { keepClusters } from '../__testUtils__/keepCycle';
import { createTestDatabases, openStore } from '../__testUtils__/openStore';
import { KindForms } from './KindForms';

const databases = createTestDatabases();
const AT = '2026-01-01T00:00:00.000Z';
const CLUSTERS = ['blue', 'green', 'red'];

/** Returns the versions of a CRD with the given schema hash. */
function versionsOf(schemaHash: string) {
  return crd('carts.shop.corp').versions.map(each => ({ ...each, schemaHash }));
}

describe.each(databases.eachSupportedId())('KindForms on %s', id => {
  let knex: Knex;
  let forms: KindForms;
  let statements: string[];

  beforeEach(async () => {
    knex = await openStore(databases, id);
    const clusters = CLUSTERS.map(name => ({ name }));
    await keepClusters({ knex, clusters, at: AT });
    for (const cluster of CLUSTERS) {
      await keepOperators({ knex, cluster, versions: versionsOf('a') });
    }
    forms = new KindForms();
    statements = [];
    knex.on('query', ({ sql }) => statements.push(sql));
  });

  /** Returns the clusters of each form. */
  const find = async (clusters = CLUSTERS) =>
    (await forms.inClusters({ knex, clusters }))
      .map(form => form.clusters)
      .sort();

  const hasReadKinds = () => statements.some(sql => /from .kinds/.test(sql));

  it('reads kinds once, and again after a change', async () => {
    expect(await find()).toEqual([CLUSTERS]);
    expect(hasReadKinds()).toBe(true);
    await keepOperators({ knex, cluster: 'red', versions: versionsOf('a') });
    statements = [];
    expect(await find()).toEqual([CLUSTERS]);
    expect(hasReadKinds()).toBe(false);
    await keepOperators({ knex, cluster: 'red', versions: versionsOf('b') });
    expect(await find()).toEqual([['blue', 'green'], ['red']]);
    await keepOperators({ knex, cluster: 'red', versions: versionsOf('a') });
    expect(await find()).toEqual([CLUSTERS]);
  });

  it('drops forms that no cluster has any more', async () => {
    const facts = async () =>
      (await forms.inClusters({ knex, clusters: ['red'] }))[0].facts;
    const before = await facts();
    expect(await facts()).toBe(before);
    await keepOperators({ knex, cluster: 'red', versions: versionsOf('b') });
    await facts();
    await keepOperators({ knex, cluster: 'red', versions: versionsOf('a') });
    expect(await facts()).toEqual(before);
    expect(await facts()).not.toBe(before);
  });

  it('returns forms of the named clusters only', async () => {
    await find();
    expect(await find(['green'])).toEqual([['green']]);
    expect(await find([])).toEqual([]);
  });

  it('does not cache kinds stored by an older Eco', async () => {
    await knex('clusters').update({ kinds_hash: null });
    expect(await find()).toEqual([CLUSTERS]);
    await knex('kinds').where({ cluster: 'red' }).delete();
    expect(await find()).toEqual([['blue', 'green']]);
  });
});
