import { Knex } from 'knex';
import { archiveCluster } from '..';
import { keepClusters } from '../__testUtils__/keepCycle';
import { keepSameCluster } from '../__testUtils__/keepSameCluster';
import { createTestDatabases, openStore } from '../__testUtils__/openStore';
import { findAlias } from './findAlias';
import { listAliases } from './listAliases';

const databases = createTestDatabases();
const HOUR_MS = 3_600_000;
const ALIAS = { otherNames: ['blue'], isAlias: true };
const MAIN = { otherNames: ['azure'], isAlias: false };

describe.each(databases.eachSupportedId())('aliases on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await openStore(databases, id);
    const at = new Date().toISOString();
    for (const name of ['blue', 'azure', 'red']) {
      await keepClusters({
        knex,
        clusters: [{ name }],
        at: name === 'blue' ? '2026-01-01T00:00:00.000Z' : at,
      });
    }
    await keepSameCluster({ knex, cluster: 'blue' });
    await keepSameCluster({ knex, cluster: 'azure', at });
    await keepSameCluster({ knex, cluster: 'red', uid: 'two' });
  });

  const aliases = async (criteria?: { names: string[] }) =>
    Object.fromEntries(await listAliases({ knex, criteria }));

  it('are the later names of a cluster', async () => {
    expect(await aliases()).toEqual({ blue: MAIN, azure: ALIAS });
  });

  it('are disclosed only to callers who may see both names', async () => {
    expect(await aliases({ names: ['azure', 'red'] })).toEqual({});
    expect(await aliases({ names: ['azure', 'blue'] })).toEqual({
      blue: MAIN,
      azure: ALIAS,
    });
  });

  it('end when a name leads to another cluster', async () => {
    await keepSameCluster({ knex, cluster: 'azure', uid: 'two' });
    expect(await aliases()).toEqual({
      azure: { otherNames: ['red'], isAlias: false },
      red: { otherNames: ['azure'], isAlias: true },
    });
  });

  it('end while one of the names cannot be read, or is archived', async () => {
    await knex('clusters')
      .where('name', 'blue')
      .update({ status: 'unreachable' });
    expect(await aliases()).toEqual({});
    await knex('clusters').where('name', 'blue').update({ status: 'ok' });
    await archiveCluster({ knex, cluster: 'blue' });
    expect(await aliases()).toEqual({});
  });

  it('show nothing that the main name does not', async () => {
    await keepSameCluster({ knex, cluster: 'blue', unread: 'pods' });
    expect(await aliases()).toEqual({
      azure: { otherNames: ['blue'], isAlias: false },
      blue: { otherNames: ['azure'], isAlias: true },
    });
    await keepSameCluster({ knex, cluster: 'azure', unread: 'nodes' });
    expect(await aliases()).toEqual({
      azure: { otherNames: ['blue'], isAlias: false },
      blue: { otherNames: ['azure'], isAlias: false },
    });
  });

  it('are read themselves if their last read is too old', async () => {
    const find = (cluster: string) =>
      findAlias({ knex, cluster, readWithinMs: HOUR_MS });
    expect(await find('azure')).toEqual({ uid: 'one' });
    expect(await find('blue')).toBeUndefined();
    expect(await find('red')).toBeUndefined();
    await keepSameCluster({ knex, cluster: 'azure' });
    expect(await find('azure')).toBeUndefined();
  });
});
