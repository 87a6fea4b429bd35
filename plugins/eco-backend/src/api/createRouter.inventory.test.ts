import { Knex } from 'knex';
import {
  buildInventory,
  crd,
  workload,
} from '../detection/testing/buildInventory';
import { archiveCluster } from '../store';
import { keepClusters, keepCycle } from '../store/__testUtils__/keepCycle';
import {
  createTestDatabases,
  openStore,
} from '../store/__testUtils__/openStore';
import { AT, only, startApi } from './__testUtils__/startApi';
import { toCursor } from '../queries/pageCursor';

const databases = createTestDatabases();

const TOOL_EVENTS = ['tool-appeared', 'tool-version-changed'] as const;

/** Creates a cursor as a caller may forge it. */
function cursorAfter(name: string): string {
  return toCursor({ sort: 'name', order: 'asc', after: [name, '', ''] });
}

describe.each(databases.eachSupportedId())('the inventory on %s', id => {
  let api: Awaited<ReturnType<typeof startApi>>['api'];
  let filled: Knex;
  const objects = '/clusters/blue/inventory/deployments';
  const names = async (path: string) => {
    const { body } = await api.get(path).expect(200);
    return body.items.map((each: any) =>
      [each.namespace, each.name].filter(Boolean).join('/'),
    );
  };

  beforeAll(async () => {
    const knex = await openStore(databases, id);
    filled = knex;
    const clusters = [{ name: 'blue' }, { name: 'gone' }];
    await keepClusters({ knex, clusters, at: AT });
    await keepCycle({
      knex,
      cycle: {
        inventory: {
          ...buildInventory(
            {
              deployments: [
                workload([], { namespace: 'b', name: 'one' }),
                workload([], { namespace: 'a', name: 'two' }),
                workload([], { namespace: 'a', name: 'One-100%' }),
                workload([], { namespace: 'one', name: 'three' }),
              ],
              crds: [crd('things.example.com')],
            },
            {
              services: {
                state: 'stale',
                readAt: AT,
                items: [],
                since: AT,
                reason: 'forbidden',
              },
              nodes: { state: 'unread', since: AT, reason: 'forbidden' },
            },
          ),
          cluster: 'blue',
        },
        outcome: { status: 'partial', reason: 'services', at: AT },
        readAt: AT,
        detections: [],
        unknown: [],
        history: {
          facts: new Map([
            ['tool:argocd', { state: 'installed', versions: [] }],
          ]),
          events: [
            {
              type: 'first-known',
              changes: [
                { subject: 'definition:argocd', after: 'hash' },
                ...Array.from({ length: 30 }, (_, i) => ({
                  subject: `crd:things${i}.example.com`,
                  after: { versions: [], storedVersions: [] },
                })),
              ],
            },
            ...['1.0.0', '1.1.0', '1.2.0'].map((version, at) => ({
              type: TOOL_EVENTS[Math.min(at, 1)],
              changes: [
                {
                  subject: 'tool:argocd',
                  after: { state: 'installed' as const, versions: [version] },
                },
              ],
            })),
          ],
        },
      },
    });
    await archiveCluster({ knex, cluster: 'gone' });
    ({ api } = await startApi({ knex }));
  });

  it('returns the read status of each kind', async () => {
    const { body } = await api.get('/clusters/blue').expect(200);
    const kind = (name: string) =>
      body.kinds.find((each: any) => each.kind === name);
    expect(kind('deployments')).toMatchObject({ state: 'read', objects: 4 });
    expect(kind('services')).toMatchObject({ state: 'stale', objects: 0 });
    // The number of objects is unknown.
    expect(kind('nodes')).toEqual({
      kind: 'nodes',
      state: 'unread',
      since: AT,
      reason: 'forbidden',
    });
  });

  it('sorts and filters objects', async () => {
    expect(await names(objects)).toEqual([
      'a/One-100%',
      'a/two',
      'b/one',
      'one/three',
    ]);
    expect(await names(`${objects}?sort=name&order=desc`)).toHaveLength(4);
    expect(await names(`${objects}?namespace=a`)).toHaveLength(2);
    expect(await names(`${objects}?text=ONE`)).toEqual([
      'a/One-100%',
      'b/one',
      'one/three',
    ]);
    // SQL wildcards are matched literally.
    expect(await names(`${objects}?text=100%25`)).toEqual(['a/One-100%']);
    expect(await names(`${objects}?text=_`)).toEqual([]);
  });

  it('accepts text as a browser encodes it, with a plus for a space', async () => {
    for (const text of ['one two', 'a*', 'x+y', 'https://[::1]/?a,b', "it's"]) {
      const query = new URLSearchParams({ text, namespace: text });
      expect(await names(`${objects}?${query}`)).toEqual([]);
    }
    const eks = 'arn:aws:eks:eu-central-1:1:cluster/prod';
    for (const cluster of [eks, 'my cluster', 'a*b']) {
      const query = new URLSearchParams({ cluster });
      for (const path of ['/history', '/stack', '/tools/argocd', '/storage']) {
        const { status, body } = await api.get(`${path}?${query}`);
        expect([status, body.error?.message]).toEqual([
          404,
          expect.stringContaining(`'${cluster}'`),
        ]);
      }
      // As typed by hand, without encoding.
      await api.get(`/stack?cluster=${cluster.replace(' ', '+')}`).expect(404);
    }
  });

  it.each(['', '&sort=name', '&order=desc', '&sort=name&order=desc'])(
    'gives every object once, page by page: %s',
    async order => {
      const whole = await names(`${objects}?limit=500${order}`);
      const paged: string[] = [];
      let path = `${objects}?limit=3${order}`;
      for (let page = 0; page < 2; page++) {
        const { body } = await api.get(path).expect(200);
        expect(body.total).toBe(4);
        paged.push(
          ...body.items.map((each: any) => `${each.namespace}/${each.name}`),
        );
        path = `${objects}?limit=3&cursor=${body.nextCursor}`;
        expect(body.nextCursor === undefined).toBe(page === 1);
      }
      expect(paged).toEqual(whole);
    },
  );

  it('names the invalid parameter and the valid values', async () => {
    for (const [query, words] of [
      ['limit=0', 'limit'],
      ['limit=501', 'limit'],
      ['sort=age', 'sort'],
      ['cursor=zzz', 'cursor.*nextCursor'],
      ['colour=red', 'colour.*the parameters of'],
    ]) {
      const { body } = await api.get(`${objects}?${query}`).expect(400);
      expect(body.error.message).toMatch(new RegExp(words));
    }
    const kind = await api.get('/clusters/blue/inventory/secrets').expect(404);
    expect(kind.body.error.message).toContain('GET /clusters/blue');
    const time = await api.get('/clusters/blue/past?at=yesterday').expect(400);
    expect(time.body.error.message).toContain('at');
  });

  it.each([
    ['cluster', '/clusters/blue%00'],
    ['cluster', '/clusters/blue%00/past?at=2026-01-01T00:00:00Z'],
    ['cluster', '/history?cluster=blue%00'],
    ['kind', '/clusters/blue/inventory/deployments%00'],
    ['namespace', `${objects}?namespace=%00`],
    ['text', `${objects}?text=a%00`],
    ['subject', '/history?subject=tool:%00'],
    ['cursor', `/history?cursor=${toCursor(2 ** 31)}`],
    ['cursor', `${objects}?cursor=${cursorAfter('\u0000')}`],
    ['cursor', `${objects}?cursor=${cursorAfter('\ud800')}`],
    ['from', '/history?from=2026-06-30T23:59:60Z'],
    ['to', '/history?to=2026-06-30T23:59:60Z'],
    ['at', '/clusters/blue/past?at=2026-06-30T23:59:60Z'],
  ])('refuses a %s that no database takes: %s', async (field, path) => {
    const { status, body } = await api.get(path);
    expect(body.error).toMatchObject({ name: 'InputError' });
    expect(body.error.message).toMatch(new RegExp(`\\b${field}\\b`));
    expect(status).toBe(400);
  });

  it('returns the history of a deleted cluster', async () => {
    const { body } = await api.get('/history?cluster=gone').expect(200);
    expect(body.items).toMatchObject([{ type: 'cluster-archived' }]);
    const at = new Date(Date.now() - 3600_000).toISOString();
    await api.get(`/clusters/gone/past?at=${at}`).expect(200);
    await api.get('/history?cluster=nowhere').expect(404);
    await api.get(`/clusters/nowhere/past?at=${at}`).expect(404);
  });

  it('lists events, newest first, page by page', async () => {
    const query = '/history?subject=tool:argocd&limit=2';
    const { body } = await api.get(query).expect(200);
    const versions = (page: any) =>
      page.items.map((each: any) => each.changes[0].after.versions[0]);
    expect(versions(body)).toEqual(['1.2.0', '1.1.0']);
    const next = await api
      .get(`${query}&cursor=${body.nextCursor}`)
      .expect(200);
    expect(versions(next.body)).toEqual(['1.0.0']);
    expect(next.body.nextCursor).toBeUndefined();
    const typed = await api.get('/history?type=tool-appeared').expect(200);
    expect(versions(typed.body)).toEqual(['1.0.0']);
    const layered = await api.get('/history?layer=gitops').expect(200);
    expect(versions(layered.body)).toEqual(['1.2.0', '1.1.0', '1.0.0']);
    const other = await api.get('/history?layer=cni').expect(200);
    expect(other.body.items).toEqual([]);
    const early = await api
      .get('/history?cluster=blue&to=2000-01-01T00:00:00Z')
      .expect(200);
    expect(early.body.items).toEqual([]);
  });

  it('returns the first changes of an entry in a list, and all in its details', async () => {
    const { body } = await api.get('/history?type=first-known').expect(200);
    const [entry] = body.items;
    expect(entry.counts).toEqual({
      tools: 0,
      absentTools: 0,
      crds: 30,
      definitions: 0,
      others: 0,
    });
    expect(entry.changes).toHaveLength(20);
    const whole = await api.get(`/history/${entry.id}`).expect(200);
    expect(whole.body.changes).toHaveLength(30);
    expect(whole.body.changes.slice(0, 20)).toEqual(entry.changes);
    const { body: missing } = await api.get('/history/999999').expect(404);
    expect(missing.error.message).toMatch(/^There is no history entry 999999;/);
    await api.get(`/history/${'0'.repeat(37)}`).expect(400);
  });

  it('returns what was known at a point in time', async () => {
    const at = new Date(Date.now() - 3600_000).toISOString();
    const { body } = await api.get(`/clusters/blue/past?at=${at}`).expect(200);
    expect(body).toEqual({ cluster: 'blue', at, tools: [] });
    const old = await api
      .get('/clusters/blue/past?at=2001-01-01T00:00:00Z')
      .expect(400);
    expect(old.body.error.message).toMatch(/at must be between/);
  });

  it('reveals that there are clusters to a caller who may see none', async () => {
    const { api: narrow } = await startApi({
      knex: filled,
      conditions: () => only('nowhere'),
    });
    expect((await narrow.get('/clusters')).body.items).toEqual([]);
    const { body } = await narrow.get('/cluster-list').expect(200);
    expect(body).toEqual({ state: 'known' });
  });

  it('restores an archived cluster, once', async () => {
    await api.get('/clusters/gone').expect(404);
    const { body } = await api.get('/archived-clusters').expect(200);
    expect(body.items.map((each: any) => each.name)).toEqual(['gone']);
    await api.post('/clusters/gone/restore').expect(204);
    await api.post('/clusters/gone/restore').expect(404);
    await api.get('/clusters/gone').expect(200);
    expect((await api.get('/archived-clusters')).body.items).toEqual([]);
  });
});
