import {
  failure,
  group,
  groups,
  healthy,
  list,
  OddServer,
  read,
} from './__testUtils__/oddServer';

const REGISTRY = group('apiregistration.k8s.io', 'v1', ['apiservices']);
const APPS = group('apps', 'v1', ['deployments']);
const GATEWAY = group('gateway.networking.k8s.io', 'v1', ['gatewayclasses']);
const GATEWAYS = '/apis/gateway.networking.k8s.io/v1/gatewayclasses';

/** Discovery of a metrics adapter without metrics. */
const METRICS = group('metrics.k8s.io', 'v1beta1', []);

function webPage() {
  const headers = { 'content-type': 'text/html' };
  return new Response('<html>Sign in</html>', { headers });
}

/** Returns an API server with these group versions and this discovery. */
function server(
  registered: Array<[string, string]>,
  discovery: OddServer[string],
): OddServer {
  return {
    ...healthy,
    '/apis': discovery,
    '/apis/apiregistration.k8s.io/v1/apiservices': {
      ...list(),
      items: registered.map(([name, version]) => ({
        metadata: { name: `${version}.${name}` },
        spec: { group: name, version },
      })),
    },
    [GATEWAYS]: list('web'),
  };
}

const REGISTERED: Array<[string, string]> = [
  ['apps', 'v1'],
  ['gateway.networking.k8s.io', 'v1'],
];

describe('discovery', () => {
  it('is retried if the API server has more than it shows', async () => {
    let asked = 0;
    const {
      parts,
      outcome,
      asked: paths,
    } = await read(
      server(REGISTERED, () =>
        asked++ === 0
          ? groups(REGISTRY, APPS)
          : groups(REGISTRY, APPS, GATEWAY),
      ),
    );
    expect(outcome.status).toBe('ok');
    expect(parts.gatewayClasses).toMatchObject({ items: [{ name: 'web' }] });
    expect(paths.filter(path => path === '/apis')).toHaveLength(2);
  });

  it('leaves groups unknown that it still omits, even on the first read', async () => {
    const starting = server(REGISTERED, groups(REGISTRY, APPS));
    const { parts, outcome } = await read(starting);
    expect(outcome.status).toBe('partial');
    expect(parts.gatewayClasses).toMatchObject({
      state: 'unread',
      reason: expect.stringContaining('an APIService declares it'),
    });
    expect(parts.apiResources).toMatchObject({
      state: 'read',
      note: expect.stringContaining(
        'gateway.networking.k8s.io/v1 is not known',
      ),
    });
    expect(parts.deployments.state).toBe('read');
    expect(parts.crds.state).toBe('not-served');
    const known = await read(
      server(REGISTERED, groups(REGISTRY, APPS, GATEWAY)),
    );
    const again = await read(starting, { previous: known.inventory });
    expect(again.parts.gatewayClasses).toMatchObject({
      state: 'stale',
      items: [{ name: 'web' }],
    });
  });

  it('reports a group as gone if it is no longer registered', async () => {
    const known = await read(
      server(REGISTERED, groups(REGISTRY, APPS, GATEWAY)),
    );
    const { parts, outcome } = await read(
      server([['apps', 'v1']], groups(REGISTRY, APPS)),
      { previous: known.inventory },
    );
    expect(outcome.status).toBe('ok');
    expect(parts.gatewayClasses.state).toBe('not-served');
  });

  it('does not report a group as gone if the APIServices are unknown', async () => {
    const known = await read(
      server(REGISTERED, groups(REGISTRY, APPS, GATEWAY)),
    );
    const blind = {
      ...server([], groups(REGISTRY, APPS)),
      '/apis/apiregistration.k8s.io/v1/apiservices': failure(403),
    };
    const { parts } = await read(blind, { previous: known.inventory });
    expect(parts.gatewayClasses).toMatchObject({
      state: 'stale',
      items: [{ name: 'web' }],
    });
    const first = await read(blind);
    expect(first.parts.gatewayClasses.state).toBe('not-served');
  });

  it.each([
    [
      'whose server does not answer',
      { ...METRICS, versions: [{ version: 'v1beta1', freshness: 'Stale' }] },
      'metrics.k8s.io/v1beta1 is not known: the server behind it does not answer',
    ],
    [
      'whose names are refused',
      undefined,
      'metrics.k8s.io/v1beta1 is not known: an APIService declares it',
    ],
    ['that has no resources at the moment', METRICS, 'nothing'],
  ])('is complete except for a group %s', async (_, metrics, note) => {
    const cluster = server(
      [...REGISTERED, ['metrics.k8s.io', 'v1beta1']],
      (_path, headers) =>
        headers['If-None-Match'] === '"a"'
          ? new Response(null, { status: 304 })
          : new Response(
              JSON.stringify(
                groups(REGISTRY, APPS, GATEWAY, ...(metrics ? [metrics] : [])),
              ),
              { headers: { etag: '"a"' } },
            ),
    );
    const first = await read(cluster);
    const previous = { ...first.inventory, kubernetesVersion: '1.37.2' };
    const second = await read(cluster, { previous, state: first.state });
    for (const { outcome, parts } of [first, second]) {
      expect(outcome.status).toBe('ok');
      const { apiResources } = parts;
      const said = 'note' in apiResources ? apiResources.note : 'nothing';
      expect([apiResources.state, said]).toEqual([
        'read',
        expect.stringContaining(note),
      ]);
    }
    // A gap must not cause a retry or a full discovery.
    expect(second.asked.filter(path => path === '/apis')).toHaveLength(1);
    expect(second.asked).not.toContain('/api');
  });

  it.each<[string, unknown, OddServer[string], string]>([
    ['empty', 'shop.example', { resources: null }, 'nothing'],
    ['a web page', 'shop.example', () => webPage(), 'shop.example/v1 is not'],
    ['down', 'shop.example', () => failure(503), 'shop.example/v1 is not'],
    [
      'of an invalid name',
      'Shop/../x',
      {},
      'a group version that cannot be one',
    ],
    ['nothing at all', undefined, {}, 'a group version that cannot be one'],
  ])(
    'is complete except for a group that is %s on an old server',
    async (_, name, answer, note) => {
      const resource = (plural: string) => ({
        name: plural,
        kind: plural,
        verbs: ['list', 'watch'],
      });
      const { outcome, parts, asked } = await read({
        ...healthy,
        '/apis': {
          kind: 'APIGroupList',
          groups: ['apps', name].map(each => ({
            name: each,
            versions: [{ version: 'v1' }],
          })),
        },
        '/apis/apps/v1': { resources: [resource('deployments')] },
        '/apis/shop.example/v1': answer,
      });
      const { apiResources } = parts;
      expect(outcome.status).toBe('ok');
      expect(parts.deployments.state).toBe('read');
      expect('note' in apiResources ? apiResources.note : 'nothing').toContain(
        note,
      );
      expect(asked.filter(path => path.includes('..'))).toEqual([]);
    },
  );

  it('removes a gap that is no longer registered', async () => {
    const discovery: OddServer[string] = (_, headers) =>
      headers['If-None-Match'] === '"a"'
        ? new Response(null, { status: 304 })
        : new Response(JSON.stringify(groups(REGISTRY, APPS, GATEWAY)), {
            headers: { etag: '"a"' },
          });
    const gap: [string, string] = ['shop.example', 'v2'];
    const { inventory, state } = await read(
      server([...REGISTERED, gap], discovery),
    );
    expect(inventory.parts.apiResources).toHaveProperty('note');
    const { parts } = await read(server(REGISTERED, discovery), {
      previous: { ...inventory, kubernetesVersion: '1.37.2' },
      state,
    });
    expect(parts.apiResources).not.toHaveProperty('note');
  });

  it('is reused if its ETag is unchanged', async () => {
    const tagged = server(REGISTERED, (_, headers) =>
      headers['If-None-Match'] === '"a"'
        ? new Response(null, { status: 304 })
        : new Response(JSON.stringify(groups(REGISTRY, APPS, GATEWAY)), {
            headers: { etag: '"a"' },
          }),
    );
    const first = await read(tagged);
    const { inventory, state } = first;
    const previous = { ...inventory, kubernetesVersion: '1.37.2' };
    const second = await read(tagged, { previous, state });
    expect(second.asked).toContain('/version');
    expect(second.asked).not.toContain('/api');
    expect(second.parts.gatewayClasses.state).toBe('read');
    expect(second.state.discovery).toMatchObject({
      etag: '"a"',
      wholeAt: state.discovery?.wholeAt,
    });
    // Without the stored resources, an unchanged ETag must not count.
    const { apiResources: _, ...parts } = previous.parts;
    const lost = await read(tagged, {
      previous: { ...previous, parts },
      state,
    });
    expect(lost.asked).toContain('/api');
    expect(lost.parts.apiResources.state).toBe('read');
  });

  it('reports that the version could not be read, and keeps the old one', async () => {
    const { inventory, state } = await read(healthy);
    const previous = { ...inventory, kubernetesVersion: '1.37.2' };
    const second = await read(
      { ...healthy, '/version': failure(500) },
      { previous, state },
    );
    expect(second.inventory.kubernetesVersion).toBe('1.37.2');
    expect(second.outcome).toMatchObject({
      status: 'partial',
      reason: 'version: status 500: refused with 500',
    });
  });
});
