import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Comparison, FleetCluster } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { buildInventory, crd } from '../detection/testing/buildInventory';
import { Finding } from '../findings';
import { HistoryEvent } from '../history';
import { MIGRATIONS_DIRECTORY } from '../store';
import {
  createTestDatabases,
  openStore,
} from '../store/__testUtils__/openStore';
import { keepCycle } from '../store/__testUtils__/keepCycle';
import { keepOperators } from './__testUtils__/keepOperators';
import { fillStore, only, startApi } from './__testUtils__/startApi';

const databases = createTestDatabases();

const DAY_LENGTH = '2026-01-01'.length;
const today = () => new Date().toISOString();

const finding = (fingerprint: string, rest: Partial<Finding>): Finding => ({
  checkId: 'deletion-stuck',
  severity: 'warning',
  fingerprint,
  subject: {
    type: 'object',
    apiVersion: 'v1',
    kind: 'Service',
    namespace: 'shop',
    name: 'web',
  },
  message: fingerprint,
  evidence: [],
  ...rest,
});

const upgraded: HistoryEvent = {
  type: 'kubernetes-version-changed',
  changes: [
    { subject: 'kubernetes-version', before: '1.36.0', after: '1.37.1' },
  ],
};
const reread: HistoryEvent = { type: 'outcome-changed', changes: [] };

describe.each(databases.eachSupportedId())('the fleet of the API on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await openStore(databases, id);
    // `blue` has findings and Argo CD, `green` fails, `red` was never tried.
    await fillStore(knex);
    await keepOperators({ knex, cluster: 'red' });
    const at = today();
    await keepCycle({
      knex,
      cycle: {
        inventory: { ...buildInventory({}), cluster: 'red' },
        outcome: { status: 'ok', at },
        readAt: at,
        detections: [],
        unknown: [],
        checked: {
          results: {
            findings: [finding('a', {}), finding('b', { severity: 'info' })],
            unknown: [{ checkId: 'tool-retired', reason: 'forbidden' }],
          },
          checkedAt: at,
        },
        history: {
          facts: new Map([['kubernetes-version', '1.37.1']]),
          events: [upgraded, reread],
        },
      },
    });
  });

  const rowsOf = (items: FleetCluster[]) =>
    items.map(({ cluster, tools, operators, changes }) => ({
      name: cluster.name,
      tools,
      operators,
      changes,
    }));

  it('has a row for each cluster, with what is known about it', async () => {
    const { api } = await startApi({ knex });
    const { body } = await api.get('/fleet').expect(200);
    expect(body.toolCount).toBe(1);
    expect(rowsOf(body.items)).toEqual([
      {
        name: 'blue',
        tools: { found: 1, leftover: 0, unknown: 1 },
        operators: undefined,
        changes: 0,
      },
      // It was never read, so nothing is known about it.
      { name: 'green', tools: undefined, operators: undefined, changes: 0 },
      {
        name: 'red',
        tools: { found: 0, leftover: 0, unknown: 0 },
        operators: 1,
        changes: 1,
      },
    ]);
    const [blue, green, red] = body.items;
    expect(blue.findings).toEqual({
      severities: { critical: 1, warning: 0, info: 0 },
      muted: 0,
      unknownChecks: 0,
    });
    expect(green.findings).toBeUndefined();
    expect(green.findingsUnknown).toContain('ECONNREFUSED');
    expect(red.findings).toEqual({
      severities: { critical: 0, warning: 1, info: 1 },
      muted: 0,
      unknownChecks: 1,
    });
    expect(
      body.items.map((each: FleetCluster) => each.kubernetesSupport),
    ).toEqual(Array(3).fill({ state: expect.any(String) }));
  });

  it('lists the worst findings, and those found and resolved each day', async () => {
    const { api } = await startApi({ knex });
    const { body } = await api.get('/fleet').expect(200);
    expect(body.worst).toMatchObject([
      { checkId: 'tool-not-running', severity: 'critical', clusters: ['blue'] },
      { checkId: 'deletion-stuck', findings: 1, clusters: ['red'] },
    ]);
    expect(body.findingsPerDay).toHaveLength(30);
    expect(body.findingsPerDay.at(-1)).toEqual({
      day: today().slice(0, DAY_LENGTH),
      opened: 2,
      resolved: 0,
    });
  });

  it('hides findings from callers without the permission', async () => {
    const { api, permissions } = await startApi({ knex });
    permissions.authorizeConditional.mockImplementation(
      async ([{ permission }]) => [
        {
          result:
            permission.name === 'eco.finding.read'
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        },
      ],
    );
    const { body } = await api.get('/fleet').expect(200);
    const denied = 'permission eco.finding.read is denied';
    expect(body.findingsUnknown).toBe(denied);
    expect([body.worst, body.findingsPerDay]).toEqual([[], []]);
    for (const each of body.items) {
      expect(each).toMatchObject({ findingsUnknown: denied });
      expect(each).not.toHaveProperty('findings');
    }
  });

  it('hides the findings of clusters whose findings the caller may not see', async () => {
    const { api, permissions } = await startApi({ knex });
    permissions.authorizeConditional.mockImplementation(
      async ([{ permission }]) => [
        permission.name === 'eco.finding.read'
          ? {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'eco',
              resourceType: 'eco-cluster',
              conditions: only('red'),
            }
          : { result: AuthorizeResult.ALLOW },
      ],
    );
    const { body } = await api.get('/fleet').expect(200);
    const known = body.items.filter((each: FleetCluster) => each.findings);
    expect(known).toMatchObject([{ cluster: { name: 'red' } }]);
    expect(body.items[0].findingsUnknown).toContain('eco.finding.read');
    expect(body.worst).toMatchObject([{ clusters: ['red'] }]);
    expect(body.findingsUnknown).toBeUndefined();
  });

  it('is refused without the permission to see clusters', async () => {
    const { api } = await startApi({ knex, result: AuthorizeResult.DENY });
    const { body } = await api.get('/fleet').expect(403);
    expect(body.error.message).toContain('eco.inventory.read');
  });
});

describe.each(databases.eachSupportedId())('comparing clusters on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await openStore(databases, id);
    await fillStore(knex);
  });

  const versionsOf = (hash: string) => [
    { ...crd('carts.shop.corp').versions[0], schemaHash: hash.repeat(64) },
  ];

  async function compare(query = '') {
    const { api } = await startApi({ knex });
    return (await api.get(`/compare${query}`).expect(200)).body as Comparison;
  }

  it('lists what several clusters have in common once', async () => {
    for (const cluster of ['blue', 'red']) {
      await keepOperators({ knex, cluster, versions: versionsOf('a') });
    }
    const same = await compare();
    expect(same.clusterGroups).toContainEqual(['blue', 'red']);
    expect(same.kinds).toEqual([
      {
        group: 'shop.corp',
        plural: 'carts',
        kind: 'Cart',
        toolIds: [],
        forms: [
          {
            served: ['v1'],
            schemasHash: expect.any(String),
            clusterGroup: same.clusterGroups.findIndex(
              ({ length }) => length === 2,
            ),
          },
        ],
      },
    ]);
    await keepOperators({ knex, cluster: 'red', versions: versionsOf('b') });
    const { kinds, clusterGroups } = await compare();
    expect(
      kinds[0].forms.map(form => clusterGroups[form.clusterGroup]).sort(),
    ).toEqual([['blue'], ['red']]);
    const [one, other] = kinds[0].forms.map(form => form.schemasHash);
    expect(one).not.toBe(other);
  });

  it('finds differing CRDs among the clusters that the caller may see', async () => {
    const find = async (options: object = {}) => {
      const { api } = await startApi({ knex, ...options });
      return (await api.get('/crd-differences').expect(200)).body;
    };
    await keepOperators({ knex, cluster: 'blue', versions: versionsOf('a') });
    await keepOperators({ knex, cluster: 'red', versions: versionsOf('b') });
    expect(await find()).toMatchObject({
      items: [
        {
          group: 'shop.corp',
          plural: 'carts',
          kind: 'Cart',
          served: ['v1'],
          clusters: [['blue'], ['red']],
        },
      ],
      unknownIn: [{ cluster: 'green' }],
    });
    expect(await find({ conditions: only('red') })).toEqual({
      items: [],
      unknownIn: [],
    });
    await keepOperators({ knex, cluster: 'red', versions: versionsOf('a') });
    expect((await find()).items).toEqual([]);
  });

  it('distinguishes unread from absent', async () => {
    const { clusters, unknownIn, kindsUnknownIn, ...compared } =
      await compare();
    expect(clusters.map(({ name }) => name)).toEqual(['blue']);
    expect(unknownIn.map(({ cluster }) => cluster)).toEqual(['green', 'red']);
    expect(kindsUnknownIn).toMatchObject([{ cluster: 'blue' }]);
    expect(compared.clusterGroups).toEqual([['blue']]);
    expect(compared.tools).toMatchObject([
      {
        id: 'argocd',
        observable: 'always',
        forms: [{ versions: ['3.2.0'], clusterGroup: 0 }],
        unknown: [],
      },
    ]);
    expect(compared.kinds).toEqual([]);
  });

  it('treats schemas stored by an older Eco as unknown', async () => {
    await keepOperators({ knex, cluster: 'blue' });
    await knex('kinds').update({ schemas_hash: null });
    const { kinds, clusterGroups } = await compare('?cluster=blue');
    expect(clusterGroups).toEqual([['blue']]);
    expect(kinds[0].forms).toEqual([{ served: ['v1'], clusterGroup: 0 }]);
  });

  it('gives the same result for data of an older Eco, until the next cycle', async () => {
    for (const cluster of ['blue', 'red']) {
      await keepOperators({ knex, cluster, versions: versionsOf('a') });
    }
    const before = await compare();
    const migration = {
      directory: MIGRATIONS_DIRECTORY,
      name: '20261129193000_kind_forms.js',
    };
    await knex.migrate.down(migration);
    await knex.migrate.up(migration);
    await knex('kinds').update({ hash: 'as an older Eco made it' });
    expect((await knex('kinds').distinct('form_hash')).length).toBe(2);
    expect(await compare()).toEqual(before);
    for (const cluster of ['blue', 'red']) {
      await keepOperators({ knex, cluster, versions: versionsOf('a') });
    }
    expect((await knex('kinds').distinct('form_hash')).length).toBe(1);
    expect(await compare()).toEqual(before);
  });

  it('is limited to the clusters that the caller may see', async () => {
    const { api } = await startApi({ knex, conditions: only('red') });
    const { body } = await api.get('/compare').expect(200);
    expect(JSON.stringify(body)).not.toContain('blue');
    await api.get('/compare?cluster=blue').expect(404);
  });
});
