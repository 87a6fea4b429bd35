import { groups, group, healthy, list, read } from './__testUtils__/oddServer';

const MEGABYTE = 1024 * 1024;

/** Returns an object of a list with labels of about the given length. */
function large(name: string, length: number) {
  const labels = Object.fromEntries(
    Array.from({ length: Math.ceil(length / 1000) }, (_, position) => [
      `label-${position}`,
      'x'.repeat(980),
    ]),
  );
  return { metadata: { name, labels } };
}

describe('oversized or malformed answers', () => {
  it('are requested in smaller pages if a page is too long', async () => {
    const { parts, asked } = await read({
      ...healthy,
      '/api/v1/services': path =>
        path.includes('limit=500')
          ? new Response(
              new ReadableStream({
                pull: stream => stream.enqueue(new Uint8Array(MEGABYTE)),
              }),
            )
          : list('web'),
    });
    expect(parts.services).toMatchObject({ state: 'read', items: [{}] });
    expect(asked).toContain('/api/v1/services?limit=50');
  });

  it('fail a list that is too long to store, but read the rest', async () => {
    const page = {
      ...list(),
      items: Array.from({ length: 30 }, (_, position) =>
        large(`web-${position}`, MEGABYTE),
      ),
    };
    const first = await read(healthy);
    const { parts, outcome } = await read(
      {
        ...healthy,
        '/api/v1/services': { ...page, metadata: { continue: 'next' } },
      },
      { previous: first.inventory },
    );
    expect(parts.services).toMatchObject({
      state: 'stale',
      items: [{ name: 'web' }],
      reason: expect.stringContaining('67108864 characters'),
    });
    expect(parts.deployments.state).toBe('read');
    expect(outcome.status).toBe('partial');
  });

  it('cannot escape the API path through a legacy discovery', async () => {
    for (const name of ['../../../catalog', 'a/b', 'a?b', '', {}]) {
      const { outcome, asked } = await read({
        ...healthy,
        '/apis': {
          kind: 'APIGroupList',
          groups: [{ name, versions: [{ version: 'v1' }] }],
        },
      });
      expect(outcome.status).toBe('ok');
      const paths = asked.map(path => path.split('?')[0]);
      expect(paths.filter(path => !(path in healthy))).toEqual([]);
    }
  });

  it('cannot break the read through discovery', async () => {
    const evil = { toString: 1, valueOf: 1 };
    const { outcome } = await read({
      ...healthy,
      '/apis': groups({
        metadata: { name: evil },
        versions: [{ version: evil, resources: [{ resource: evil }] }],
      }),
    });
    expect(outcome.status).toBe('ok');
    const stateWith = async (length: number) => {
      const many = Array.from({ length }, (_, each) => `kind-${each}`);
      const { parts } = await read({
        ...healthy,
        '/apis': groups(group('apps', 'v1', many)),
      });
      return parts.apiResources.state;
    };
    expect(await stateWith(49_000)).toBe('read');
    expect(await stateWith(200_000)).toBe('unread');
  });

  it('yield a reason of one line', async () => {
    const body = { kind: 'Status', message: 'no\n\u001b[31mway\u2028' };
    const { parts } = await read({
      ...healthy,
      '/api/v1/services': new Response(JSON.stringify(body), { status: 403 }),
    });
    expect(parts.services).toMatchObject({
      reason: 'status 403: no [31mway ',
    });
  });
});
