import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { buildInventory } from '../detection/testing/buildInventory';
import { CheckResults, Finding } from '../findings';
import { keepClusters, keepCycle } from '../store/__testUtils__/keepCycle';
import {
  createTestDatabases,
  openStore,
} from '../store/__testUtils__/openStore';
import { AT, Conditions, only, startApi } from './__testUtils__/startApi';

const databases = createTestDatabases();

function finding(options: Partial<Finding> & { message: string }): Finding {
  return {
    checkId: 'deletion-stuck',
    severity: 'warning',
    fingerprint: options.message,
    subject: {
      type: 'object',
      apiVersion: 'v1',
      kind: 'Service',
      namespace: 'shop',
      name: 'web',
    },
    evidence: [],
    ...options,
  };
}

const retired: Finding = finding({
  checkId: 'tool-retired',
  message: 'Argo CD is retired',
  severity: 'info',
  subject: { type: 'tool', toolId: 'argocd', namespace: 'argocd' },
});
const stuck: Finding = finding({
  message: 'Service web hangs',
  evidence: [
    {
      object: { apiVersion: 'v1', kind: 'Service', name: 'web' },
      field: 'metadata.finalizers',
      value: '["a/b"]',
    },
  ],
  objects: {
    count: 1,
    some: [{ apiVersion: 'v1', kind: 'Service', name: 'web' }],
  },
});
const broken: Finding = finding({
  checkId: 'crd-not-established',
  severity: 'critical',
  message: 'CRD is refused',
  subject: { type: 'cluster' },
});

/**
 * Creates the condition that the subject of a finding is in one of the
 * namespaces.
 */
function inNamespaces(...namespaces: string[]): Conditions {
  return {
    rule: 'HAS_SUBJECT_NAMESPACE',
    resourceType: 'eco-cluster',
    params: { namespaces },
  };
}

describe.each(databases.eachSupportedId())('findings of the API on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await openStore(databases, id);
    const names = ['blue', 'green', 'red'];
    const clusters = names.map(name => ({ name }));
    await keepClusters({ knex, clusters, at: AT });
    await keep('blue', { findings: [retired, stuck, broken], unknown: [] });
    const reason = 'connect ECONNREFUSED';
    await keep('green', {
      findings: [stuck],
      unknown: ['tool-retired', 'deletion-stuck'].map(checkId => ({
        checkId,
        reason,
        since: AT,
      })),
    });
  });

  async function keep(cluster: string, results: CheckResults) {
    await keepCycle({
      knex,
      cycle: {
        inventory: { ...buildInventory({}), cluster },
        outcome: { status: 'ok', at: AT },
        readAt: AT,
        detections: [],
        unknown: [],
        checked: { results, checkedAt: AT },
      },
    });
  }

  /** Returns the messages of a list, with its counts. */
  async function list(query: string, conditions?: Conditions) {
    const { api } = await startApi({ knex, conditions });
    const { body } = await api.get(`/findings?${query}`).expect(200);
    return {
      ...body,
      items: body.items.map((each: any) => `${each.cluster}: ${each.message}`),
    };
  }

  it('are listed worst first, with numbers of all severities', async () => {
    expect(await list('')).toEqual({
      items: [
        'blue: CRD is refused',
        'blue: Service web hangs',
        'green: Service web hangs',
        'blue: Argo CD is retired',
      ],
      total: 4,
      severities: { critical: 1, warning: 2, info: 1 },
      muted: 0,
    });
    const first = await list('limit=3');
    const next = await list(`limit=3&cursor=${first.nextCursor}`);
    expect(next.items).toEqual(['blue: Argo CD is retired']);
    expect(next.nextCursor).toBeUndefined();
  });

  it.each([
    ['severity=critical&severity=info', 2],
    ['cluster=green', 1],
    ['check=tool-retired', 1],
    ['tool=argocd', 1],
    ['tool=flux', 0],
    ['layer=gitops', 1],
    ['layer=gitops&tool=flux', 0],
    ['namespace=shop', 2],
    ['text=ARGO', 1],
    ['text=established', 1],
    ['state=resolved', 0],
    ['muted=only', 0],
  ])('are narrowed by %s', async (query, total) => {
    const { items, ...page } = await list(query);
    expect([page.total, items.length]).toEqual([total, total]);
  });

  it('say why they matter, and how to fix this one', async () => {
    const { api } = await startApi({ knex });
    const { body } = await api.get('/findings?text=hangs').expect(200);
    const path = `/findings/${body.items[0].id}`;
    const { body: detail } = await api.get(path).expect(200);
    expect(detail).toMatchObject({
      finding: { title: expect.any(String), objectCount: 1 },
      evidence: [{ field: 'metadata.finalizers' }],
      objects: [{ name: 'web' }],
      check: { why: expect.any(String) },
    });
    const commands = detail.check.fix.map((each: any) => each.command);
    expect(commands.join('\n')).toContain('--namespace shop');
    await api.get('/findings/4711').expect(404);
  });

  it('are limited to the clusters and namespaces that the caller may see', async () => {
    const both = { allOf: [only('blue'), inNamespaces('shop')] } as Conditions;
    for (const [conditions, items] of [
      [only('green'), ['green: Service web hangs']],
      [both, ['blue: Service web hangs']],
      [{ not: inNamespaces('shop', '') }, ['blue: Argo CD is retired']],
    ] as Array<[Conditions, string[]]>) {
      const page = await list('', conditions);
      expect(page.items).toEqual(items);
      expect(page.total).toBe(1);
      const counted: number[] = Object.values(page.severities);
      expect(counted.reduce((sum, each) => sum + each)).toBe(1);
    }
    const { api } = await startApi({ knex, conditions: only('green') });
    await api.get('/findings?cluster=blue').expect(404);
    const { body } = await startApi({ knex }).then(all =>
      all.api.get('/findings?text=retired'),
    );
    await api.get(`/findings/${body.items[0].id}`).expect(404);
    const narrow = await startApi({ knex, conditions: inNamespaces('shop') });
    await narrow.api.get('/stack').expect(403);
  });

  it('are muted with a reason, by a caller with the permission', async () => {
    const { api } = await startApi({ knex });
    const [{ id: number }] = (await api.get('/findings')).body.items;
    const path = `/findings/${number}/mute`;
    await api.post(path).send({}).expect(400);
    await api.post(path).send({ reason: ' ' }).expect(400);
    const past = { reason: 'known', until: '2020-01-01T00:00:00Z' };
    const refused = await api.post(path).send(past).expect(400);
    expect(refused.body.error.message).toContain('until');
    const until = '2999-01-01T00:00:00+01:00';
    const { body } = await api.post(path).send({ reason: 'known', until });
    expect(body.finding.mute).toEqual({
      at: expect.any(String),
      by: 'user:default/mock',
      reason: 'known',
      until: '2998-12-31T23:00:00.000Z',
    });
    expect(await list('')).toMatchObject({
      total: 3,
      severities: { critical: 0, warning: 2, info: 1 },
      muted: 1,
    });
    expect((await list('muted=only')).items).toHaveLength(1);
    expect((await list('muted=include')).total).toBe(4);
    const shown = await api.delete(path).expect(200);
    expect(shown.body.finding).not.toHaveProperty('mute');
    expect((await list('')).total).toBe(4);
  });

  it('are not muted without the permission, and hidden ones are not revealed', async () => {
    const { api, permissions } = await startApi({ knex });
    const [{ id: number }] = (await api.get('/findings')).body.items;
    const path = `/findings/${number}/mute`;
    const reason = { reason: 'known' };
    const muteIs = (decision: PolicyDecision) =>
      permissions.authorizeConditional.mockImplementation(async ([asked]) => [
        asked.permission.name === 'eco.finding.mute'
          ? decision
          : { result: AuthorizeResult.ALLOW },
      ]);
    muteIs({ result: AuthorizeResult.DENY });
    const { body } = await api.post(path).send(reason).expect(403);
    expect(body.error.message).toContain('eco.finding.mute');
    await api.delete(path).expect(403);
    muteIs({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'eco',
      resourceType: 'eco-cluster',
      conditions: { not: inNamespaces('argocd') },
    });
    await api.post(path).send(reason).expect(403);
    const other = await startApi({ knex, conditions: only('green') });
    await other.api.post(path).send(reason).expect(404);
  });

  it('are counted for each cluster and tool that the caller may see', async () => {
    const none = { critical: 0, warning: 0, info: 0 };
    const argocd = { toolId: 'argocd', severities: { ...none, info: 1 } };
    const counts = async (query: string, conditions?: Conditions) => {
      const { api } = await startApi({ knex, conditions });
      const { body } = await api.get(`/finding-counts?${query}`).expect(200);
      return body;
    };
    const blue = {
      cluster: 'blue',
      severities: { critical: 1, warning: 1, info: 1 },
      tools: [argocd],
    };
    const green = {
      cluster: 'green',
      severities: { ...none, warning: 1 },
      tools: [],
    };
    const all = await counts('');
    expect(all.items).toEqual([blue, green]);
    expect(all.unknownIn).toMatchObject([
      { cluster: 'red', reason: 'not read yet' },
    ]);
    expect((await counts('tool=argocd')).items).toEqual([
      { ...blue, severities: argocd.severities },
      { ...green, severities: none },
    ]);
    expect(await counts('cluster=green')).toEqual({
      items: [green],
      unknownIn: [],
    });
    expect((await counts('', only('green'))).items).toEqual([green]);
    expect((await counts('', inNamespaces('argocd'))).items).toEqual([
      { ...blue, severities: argocd.severities },
      { ...green, severities: none },
    ]);
    const { api } = await startApi({ knex, conditions: only('green') });
    await api.get('/finding-counts?cluster=blue').expect(404);
  });

  it('name the checks that could not run, and the clusters without checks', async () => {
    const { api } = await startApi({ knex });
    const { body } = await api.get('/checks').expect(200);
    expect(
      body.items.find((each: any) => each.id === 'deletion-stuck'),
    ).toMatchObject({ severity: expect.any(String), findings: 2, muted: 0 });
    expect(body.unknown).toEqual([
      {
        cluster: 'green',
        reason: 'connect ECONNREFUSED',
        since: AT,
        checkIds: ['deletion-stuck', 'tool-retired'],
      },
    ]);
    expect(body.unknownIn).toMatchObject([{ cluster: 'red' }]);
    const { body: one } = await api.get('/checks?cluster=blue').expect(200);
    expect([one.unknown, one.unknownIn]).toEqual([[], []]);
  });

  it('are exported as files, without muted ones unless asked for', async () => {
    const { api } = await startApi({ knex });
    const [worst] = (await api.get('/findings')).body.items;
    await api
      .post(`/findings/${worst.id}/mute`)
      .send({ reason: 'known' })
      .expect(200);
    const json = await api.get('/finding-exports/json').expect(200);
    expect(json.headers['content-disposition']).toContain('eco-findings.json');
    expect(json.body.items).toHaveLength(3);
    expect(json.body.unknown).toHaveLength(2);
    const csv = await api.get('/finding-exports/csv?muted=only').expect(200);
    expect(csv.headers['content-type']).toContain('text/csv');
    const [head, row, ...none] = csv.text.split('\r\n');
    expect(head).toMatch(/^id,cluster,severity,check,/);
    expect(row).toContain('blue,critical,crd-not-established');
    expect(none).toEqual([]);
    await api.get('/finding-exports/pdf').expect(400);
  });

  it('are exported only from clusters and namespaces that the caller may see', async () => {
    const { api } = await startApi({
      knex,
      conditions: inNamespaces('argocd'),
    });
    for (const format of ['json', 'csv', 'sarif']) {
      const { text, body } = await api.get(`/finding-exports/${format}`);
      const all = text ?? JSON.stringify(body);
      expect(all).toContain('Argo CD is retired');
      expect(all).not.toContain('hangs');
    }
  });
});
