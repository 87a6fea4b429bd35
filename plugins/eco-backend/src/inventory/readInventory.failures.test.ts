import {
  ClusterAccess,
  ClusterAccessError,
} from '@backstage-eco/plugin-eco-node';
import { readInventory } from './readInventory';
import {
  failure,
  groups,
  healthy,
  OddServer,
  read,
} from './__testUtils__/oddServer';

describe('a cluster that cannot be read', () => {
  it.each<[string, OddServer, string]>([
    [
      'refuses the token',
      { '/api': failure(401), '/apis': failure(401) },
      'unauthorised',
    ],
    [
      'refuses everything',
      {
        '/api/v1/namespaces': failure(403),
        '/api/v1/services': failure(403),
        '/apis/apps/v1/deployments': failure(403),
      },
      'forbidden',
    ],
    ['is something else', { '/api': { hello: 'world' } }, 'not-a-cluster'],
    ['serves nothing', { '/api': groups() }, 'not-a-cluster'],
    ['serves no groups', { '/apis': groups() }, 'not-a-cluster'],
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
    'is reported if the server %s, and keeps known facts',
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
      // The server has no CRDs, and the stale part still says so.
      expect([
        expect.objectContaining({ state: 'not-served' }),
        expect.objectContaining({ state: 'stale', notServed: true }),
      ]).toContainEqual(second.parts.crds);
    },
  );

  it('times out with a result, and aborts without one', async () => {
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

    // An access from another module that ignores the signal.
    const deaf = {
      ...options,
      access: {
        ...hanging,
        request: async () => new Response(new ReadableStream()),
      },
    };
    const late = await readInventory({
      ...deaf,
      signal: AbortSignal.timeout(20),
    });
    expect(late.outcome.status).toBe('timed-out');

    const stop = new AbortController();
    const reading = readInventory({ ...options, signal: stop.signal });
    stop.abort(new Error('shutting down'));
    await expect(reading).rejects.toThrow('shutting down');
  });
});
