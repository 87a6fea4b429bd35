import { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import { keepClusters } from '../store/__testUtils__/keepCycle';
import { keepSameCluster } from '../store/__testUtils__/keepSameCluster';
import { MIGRATIONS_DIRECTORY } from '../store';
import {
  AT,
  Conditions,
  detection,
  finding,
  only,
  startApi,
} from './__testUtils__/startApi';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
let knex: Knex;

beforeAll(async () => {
  knex = await databases.init('SQLITE_3');
  await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
  const clusters = ['blue', 'azure', 'red'].map(name => ({ name }));
  await keepClusters({ knex, clusters, at: AT });
  const changes = {
    detections: [{ detection, versions: ['3.2.0'], readAt: AT }],
    checked: { results: { findings: [finding], unknown: [] }, checkedAt: AT },
  };
  await keepSameCluster({ knex, cluster: 'azure', changes });
  await keepSameCluster({ knex, cluster: 'blue', changes });
  await keepSameCluster({ knex, cluster: 'red', uid: 'two', changes });
});

/** Returns what a user sees: the names of rows, each with its other names. */
async function seenBy(conditions?: Conditions) {
  const { api } = await startApi({ knex, conditions });
  const { body } = await api.get('/clusters').expect(200);
  return {
    api,
    names: body.items.map((each: any) =>
      [each.name, ...(each.otherNames ?? [])].join(' = '),
    ),
  };
}

describe('several names of one cluster', () => {
  it('are one cluster for a user who may see all of them', async () => {
    const { api, names } = await seenBy();
    expect(names).toEqual(['azure = blue', 'red']);
    const fleet = await api.get('/fleet').expect(200);
    expect(fleet.body.items.map((each: any) => each.cluster.name)).toEqual([
      'azure',
      'red',
    ]);
    const findings = await api.get('/findings').expect(200);
    expect(findings.body.items.map((each: any) => each.cluster)).toEqual([
      'azure',
      'red',
    ]);
    expect(findings.body.total).toBe(2);
    const tool = await api.get('/tools/argocd').expect(200);
    expect(tool.body.detections).toHaveLength(2);
    expect((await api.get('/stack').expect(200)).text).not.toContain(
      '"cluster":"blue"',
    );
  });

  it('have a page each, which names the others', async () => {
    const { api } = await seenBy();
    const { body } = await api.get('/clusters/blue').expect(200);
    expect(body.cluster).toMatchObject({ name: 'blue', otherNames: ['azure'] });
    const stack = await api.get('/stack?cluster=blue').expect(200);
    expect(stack.body.clusters).toMatchObject([{ name: 'blue' }]);
    const findings = await api.get('/findings?cluster=blue').expect(200);
    expect(findings.body.total).toBe(1);
    const [{ id }] = findings.body.items;
    await api.get(`/findings/${id}`).expect(200);
  });

  it('show the data of a name to a user who may see only that name', async () => {
    const { api, names } = await seenBy(only('blue'));
    expect(names).toEqual(['blue']);
    for (const path of ['/clusters', '/clusters/blue', '/stack', '/fleet']) {
      expect((await api.get(path).expect(200)).text).not.toContain('"azure"');
    }
    const findings = await api.get('/findings').expect(200);
    expect(findings.body.items).toMatchObject([{ cluster: 'blue' }]);
    await api.get('/clusters/azure').expect(404);
  });

  it('are separate clusters if joinNames is off', async () => {
    const { api } = await startApi({ knex, joinNames: false });
    const { body } = await api.get('/clusters').expect(200);
    expect(
      body.items.map(({ name, otherNames }: any) => [name, otherNames]),
    ).toEqual([
      ['azure', undefined],
      ['blue', undefined],
      ['red', undefined],
    ]);
  });
});
