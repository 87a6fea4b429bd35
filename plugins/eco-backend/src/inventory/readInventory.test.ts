import {
  ClusterAccess,
  ClusterAccessError,
} from '@backstage-eco/plugin-eco-node';
import { readInventory } from './readInventory';

/**
 * Servers that cannot be had as real ones: too old, too busy, half broken. What
 * a healthy API server answers is proven by plugin.test.ts on a real one.
 */
type Answer = object | Response | Error;
type OddServer = Record<string, Answer | ((path: string) => Answer)>;

function group(
  name: string,
  version: string,
  resources: string[],
  fresh = true,
) {
  return {
    metadata: { name },
    versions: [
      {
        version,
        freshness: fresh ? 'Current' : 'Stale',
        resources: resources.map(resource => ({
          resource,
          responseKind: { kind: resource },
          scope: 'Namespaced',
          verbs: ['get', 'list'],
        })),
      },
    ],
  };
}

function groups(...items: object[]) {
  return { kind: 'APIGroupDiscoveryList', items };
}

function list(...names: string[]) {
  return {
    kind: 'List',
    metadata: {},
    items: names.map(name => ({ metadata: { name } })),
  };
}

function failure(status: number, headers: Record<string, string> = {}) {
  const body = { kind: 'Status', message: `refused with ${status}` };
  return new Response(JSON.stringify(body), { status, headers });
}

const healthy: OddServer = {
  '/version': { gitVersion: 'v1.37.2' },
  '/api': groups(group('', 'v1', ['namespaces', 'services'])),
  '/apis': groups(group('apps', 'v1', ['deployments'])),
  '/api/v1/namespaces': list('shop'),
  '/api/v1/services': list('web'),
  '/apis/apps/v1/deployments': list('web'),
};

function accessTo(server: OddServer) {
  const asked: string[] = [];
  const access: ClusterAccess = {
    list: async () => [{ name: 'odd' }],
    async request(_, path) {
      asked.push(path);
      const found = server[path.split('?')[0]];
      const answer = typeof found === 'function' ? found(path) : found;
      if (answer instanceof Error) {
        throw answer;
      }
      return answer instanceof Response
        ? answer.clone()
        : new Response(JSON.stringify(answer));
    },
  };
  return { access, asked };
}

async function read(
  server: OddServer,
  options: Partial<Parameters<typeof readInventory>[0]> = {},
) {
  const { access, asked } = accessTo(server);
  const result = await readInventory({ access, cluster: 'odd', ...options });
  return { ...result, parts: result.inventory.parts, asked };
}

const T1 = () => new Date('2026-01-01T00:00:00Z');
const T2 = () => new Date('2026-01-02T00:00:00Z');

describe('readInventory', () => {
  it('asks for what is served, once each', async () => {
    const { parts, outcome, inventory, asked } = await read(healthy, {
      now: T1,
    });
    expect(outcome).toEqual({ status: 'ok', at: T1().toISOString() });
    expect(inventory.kubernetesVersion).toBe('1.37.2');
    expect(parts.deployments).toMatchObject({
      state: 'read',
      items: [{ apiVersion: 'apps/v1', name: 'web' }],
    });
    expect(parts.crds).toEqual({
      state: 'not-served',
      readAt: T1().toISOString(),
    });
    expect(asked).toHaveLength(6);
    expect(asked).toContain('/apis/apps/v1/deployments?limit=500');
  });

  it('keeps what was known of a kind that fails, and says since when', async () => {
    const first = await read(healthy, { now: T1 });
    const broken = { ...healthy, '/apis/apps/v1/deployments': failure(403) };
    const second = await read(broken, { previous: first.inventory, now: T2 });
    expect(second.outcome).toMatchObject({
      status: 'partial',
      reason: 'deployments: status 403: refused with 403',
    });
    expect(second.parts.deployments).toMatchObject({
      state: 'stale',
      readAt: T1().toISOString(),
      since: T2().toISOString(),
      items: [{ name: 'web' }],
    });
    const third = await read(broken, { previous: second.inventory });
    expect(third.parts.deployments).toEqual(second.parts.deployments);
    const fourth = await read(healthy, { previous: third.inventory });
    expect(fourth.parts.deployments.state).toBe('read');
  });

  it('takes no failure of a kind that it never read for an empty list', async () => {
    for (const answer of [
      failure(403),
      failure(404),
      failure(500),
      { kind: 'Status' },
      { kind: 'DeploymentList', items: 'none' },
      { kind: 'DeploymentList', items: [{ metadata: {} }] },
      new Response('{"kind":"DeploymentList","items":[{"meta'),
      new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      new ClusterAccessError('unreachable', 'socket hang up'),
    ]) {
      const broken = { ...healthy, '/apis/apps/v1/deployments': answer };
      const { parts, outcome } = await read(broken);
      expect(parts.deployments.state).toBe('unread');
      expect(outcome.status).toBe('partial');
    }
  });

  it('takes a group that does not answer for unknown, never for gone', async () => {
    const stale = {
      ...healthy,
      '/apis': groups(group('apps', 'v1', [], false)),
    };
    const first = await read(healthy);
    const { parts, outcome } = await read(stale, { previous: first.inventory });
    expect(parts.deployments).toMatchObject({ state: 'stale', items: [{}] });
    expect(parts.apiResources.state).toBe('stale');
    expect(parts.crds.state).toBe('not-served');
    expect(outcome.status).toBe('partial');
  });

  it('says that a kind is served in a version only that it cannot read', async () => {
    const { parts } = await read({
      ...healthy,
      '/apis': groups(group('apps', 'v1beta2', ['deployments'])),
    });
    expect(parts.deployments).toMatchObject({
      state: 'unread',
      reason: expect.stringContaining('v1beta2'),
    });
  });

  it('reads all pages, and begins again when they have expired', async () => {
    let expired = 0;
    const { parts, outcome } = await read({
      ...healthy,
      '/api/v1/services': path => {
        if (!path.includes('continue=next')) {
          return { ...list('a'), metadata: { continue: 'next' } };
        }
        return expired++ === 0 ? failure(410) : list('b');
      },
    });
    expect(outcome.status).toBe('ok');
    const { services } = parts;
    expect(
      'items' in services && services.items.map(each => each.name),
    ).toEqual(['a', 'b']);
  });

  it('gives up pages that expire twice, without keeping half of them', async () => {
    const { parts } = await read({
      ...healthy,
      '/api/v1/services': path =>
        path.includes('continue')
          ? failure(410)
          : { ...list('a'), metadata: { continue: 'next' } },
    });
    expect(parts.services.state).toBe('unread');
  });

  it('waits as long as a busy server asks for', async () => {
    let asked = 0;
    const { outcome } = await read({
      ...healthy,
      '/api/v1/services': () =>
        asked++ === 0 ? failure(429, { 'Retry-After': '0' }) : list(),
    });
    expect(outcome.status).toBe('ok');
    expect(asked).toBe(2);
  });

  it('reads servers that do not know aggregated discovery', async () => {
    const resources = (...names: string[]) => ({
      resources: names.map(name => ({ name, kind: name, verbs: ['list'] })),
    });
    const versions = [{ version: 'v1' }];
    const { parts, outcome } = await read({
      ...healthy,
      '/api': { kind: 'APIVersions', versions: ['v1'] },
      '/apis': {
        kind: 'APIGroupList',
        groups: [
          { name: 'apps', versions },
          { name: 'storage.k8s.io', versions },
        ],
      },
      '/api/v1': resources('namespaces', 'services', 'services/status'),
      '/apis/apps/v1': resources('deployments'),
      '/apis/storage.k8s.io/v1': failure(503),
    });
    expect(parts.deployments.state).toBe('read');
    expect(parts.storageClasses.state).toBe('unread');
    expect(parts.crds.state).toBe('not-served');
    expect(outcome.status).toBe('partial');
  });

  it.each<[string, OddServer, string]>([
    [
      'refuses the token',
      { '/api': failure(401), '/apis': failure(401) },
      'unauthorised',
    ],
    [
      'lets nothing be read',
      {
        '/api/v1/namespaces': failure(403),
        '/api/v1/services': failure(403),
        '/apis/apps/v1/deployments': failure(403),
      },
      'forbidden',
    ],
    ['is something else', { '/api': { hello: 'world' } }, 'not-a-cluster'],
    ['serves nothing', { '/api': groups() }, 'not-a-cluster'],
    [
      'knows no such path',
      { '/api': new Response('404 page not found', { status: 404 }) },
      'not-a-cluster',
    ],
    ['breaks', { '/apis': failure(500) }, 'unreachable'],
    [
      'needs a browser',
      { '/api': new ClusterAccessError('client-side-auth', 'no token') },
      'client-side-auth',
    ],
  ])(
    'says so when the server %s, and loses nothing',
    async (_, fault, status) => {
      const first = await read(healthy);
      const second = await read(
        { ...healthy, ...fault },
        { previous: first.inventory },
      );
      expect(second.outcome.status).toBe(status);
      expect(second.outcome.reason).toBeTruthy();
      expect(second.parts.services).toMatchObject({
        state: 'stale',
        items: [{ name: 'web' }],
      });
      expect(second.parts.crds.state).toMatch(/stale|not-served/);
    },
  );

  it('ends at its deadline, and is called off without a result', async () => {
    const hanging: ClusterAccess = {
      list: async () => [],
      request: (_, __, options) =>
        new Promise((___, reject) =>
          options?.signal?.addEventListener('abort', () =>
            reject(options.signal?.reason),
          ),
        ),
    };
    const options = { access: hanging, cluster: 'odd' };
    const { outcome, inventory } = await readInventory({
      ...options,
      signal: AbortSignal.timeout(20),
    });
    expect(outcome.status).toBe('timed-out');
    expect(inventory.parts.nodes.state).toBe('unread');

    const stop = new AbortController();
    const reading = readInventory({ ...options, signal: stop.signal });
    stop.abort(new Error('shutting down'));
    await expect(reading).rejects.toThrow('shutting down');
  });
});
