import { READING_FORMAT } from './ReadingState';
import {
  event,
  failure,
  group,
  groups,
  healthy,
  kind,
  list,
  OddServer,
  read,
  stream,
} from './__testUtils__/oddServer';

/** Nothing but namespaces and Services: each watch takes a second. */
const small: OddServer = {
  ...healthy,
  '/apis': groups(group('apps', 'v1', ['controllerrevisions'])),
};

const T1 = () => new Date('2026-01-01T00:00:00Z');
const T2 = () => new Date('2026-01-01T00:03:00Z');
const SERVICES = '/api/v1/services';

/** Reads a healthy server, and then another one with what is known from it. */
async function readTwice(second: OddServer) {
  const first = await read(small, { now: T1 });
  const { inventory: previous, state } = first;
  return { first, second: await read(second, { previous, state, now: T2 }) };
}

/** How Services were asked for. */
function askedFor({ asked }: { asked: string[] }): string[] {
  return asked
    .filter(path => path.startsWith(SERVICES))
    .map(path => (path.includes('watch=1') ? 'watch' : 'list'));
}

function namesOf(part: { items?: Array<{ name: string }> } | object): string[] {
  return 'items' in part ? (part.items ?? []).map(({ name }) => name) : [];
}

describe('a watch', () => {
  it('tells what changed, from where the last reading ended', async () => {
    const { first, second } = await readTwice({
      ...small,
      [SERVICES]: kind(list(), path => {
        expect(path).toContain('resourceVersion=100&timeoutSeconds=1');
        return stream([
          event('ADDED', 'new', '101'),
          event('MODIFIED', 'new', '102'),
          {
            type: 'BOOKMARK',
            object: { metadata: { resourceVersion: '105' } },
          },
          event('DELETED', 'web', '106'),
        ]);
      }),
    });
    expect(askedFor(second)).toEqual(['watch']);
    expect(namesOf(first.parts.services)).toEqual(['web']);
    expect(namesOf(second.parts.services)).toEqual(['new']);
    expect(second.parts.services).toMatchObject({
      state: 'read',
      readAt: T2().toISOString(),
    });
    expect(second.state.kinds.services).toMatchObject({
      resourceVersion: '106',
      listedAt: T1().toISOString(),
    });
  });

  it('leaves what did not change the same array', async () => {
    const { first, second } = await readTwice(small);
    const items = (reading: typeof first) =>
      'items' in reading.parts.services && reading.parts.services.items;
    expect(items(second)).toBe(items(first));
    expect(askedFor(second)).toEqual(['watch']);
  });

  it.each<[string, () => Response | Error]>([
    ['says that its point in time is gone', () => failure(410)],
    [
      'says so in an event',
      () => stream([{ type: 'ERROR', object: { code: 410, message: 'gone' } }]),
    ],
    [
      'breaks with another error',
      () => stream([{ type: 'ERROR', object: { code: 500 } }]),
    ],
    ['is refused', () => failure(403)],
    ['is not allowed', () => failure(405)],
    ['fails', () => failure(500)],
    ['has no connection', () => new TypeError('fetch failed')],
    [
      'ends before its time',
      () => stream([event('DELETED', 'web')], { afterMs: 0 }),
    ],
    [
      'is cut between two events',
      () => stream([event('DELETED', 'web')], { afterMs: 20, how: 'cut' }),
    ],
    [
      'is cut in an event',
      () => stream(['{"type":"DELETED","object":{"metad']),
    ],
    ['is garbage', () => stream(['garbage\n'])],
    ['is no event', () => stream([list('other')])],
    ['has events of no known type', () => stream([event('REPLACED', 'web')])],
    [
      'has an event without a version',
      () =>
        stream([{ type: 'DELETED', object: { metadata: { name: 'web' } } }]),
    ],
    [
      'has an object without a name',
      () =>
        stream([
          { type: 'ADDED', object: { metadata: { resourceVersion: '101' } } },
        ]),
    ],
    [
      'is a web page',
      () =>
        new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    ],
    [
      'is longer than a list may be',
      () => stream(Array.from({ length: 9 }, () => 'x'.repeat(1024 * 1024))),
    ],
    ['never ends', () => stream([event('DELETED', 'web')], { how: 'never' })],
  ])('that %s is followed by one list, in the same cycle', async (_, watch) => {
    const { second } = await readTwice({
      ...small,
      [SERVICES]: kind(list('web', 'listed'), watch),
    });
    expect(askedFor(second)).toEqual(['watch', 'list']);
    expect(second.outcome.status).toBe('ok');
    expect(second.parts.services.state).toBe('read');
    expect(namesOf(second.parts.services)).toEqual(['listed', 'web']);
  });

  it('that fails together with the list after it takes nothing away', async () => {
    const broken = {
      ...small,
      [SERVICES]: (path: string) =>
        path.includes('watch=1')
          ? stream([event('DELETED', 'web')], { afterMs: 20, how: 'cut' })
          : failure(500),
    };
    const { first, second } = await readTwice(broken);
    expect(second.parts.services).toMatchObject({
      state: 'stale',
      readAt: T1().toISOString(),
      since: T2().toISOString(),
      reason: 'status 500: refused with 500',
      items: [{ name: 'web' }],
    });
    // What is known is of the first reading, and changes are from then on.
    expect(second.state.kinds.services).toEqual(first.state.kinds.services);
    const { inventory: previous, state } = second;
    const third = await read(small, { previous, state, now: T2 });
    expect(askedFor(third)).toEqual(['watch']);
    expect(third.parts.services.state).toBe('read');
  });

  it('that was refused is not tried again for most of a day', async () => {
    const refusing = {
      ...small,
      [SERVICES]: kind(list('web'), () => failure(403)),
    };
    const { second } = await readTwice(refusing);
    const at = (hours: number) => () =>
      new Date(T2().getTime() + hours * 3_600_000);
    const later = async (hours: number, before: typeof second) =>
      read(refusing, {
        previous: before.inventory,
        state: before.state,
        now: at(hours),
      });
    const third = await later(17, second);
    expect(askedFor(third)).toEqual(['list']);
    const fourth = await later(25, third);
    expect(askedFor(fourth)).toEqual(['watch', 'list']);
  });

  it('that says more than a list would is not tried again for an hour', async () => {
    const large = { labels: { note: 'x'.repeat(1000) }, name: 'web' };
    const lines = Array.from({ length: 100 }, (_, each) => ({
      type: 'MODIFIED',
      object: { metadata: { ...large, resourceVersion: `${101 + each}` } },
    }));
    const noisy = {
      ...small,
      '/api/v1/namespaces': {
        ...list('kube-system'),
        metadata: { resourceVersion: '300' },
      },
      [SERVICES]: kind(list('web'), () => stream(lines)),
    };
    const { second } = await readTwice(noisy);
    expect(askedFor(second)).toEqual(['watch']);
    expect(second.parts.services).toMatchObject({
      state: 'read',
      items: [{ labels: large.labels }],
    });
    const later = async (minutes: number, before: typeof second) =>
      read(noisy, {
        previous: before.inventory,
        state: before.state,
        now: () => new Date(T2().getTime() + minutes * 60_000),
      });
    const third = await later(30, second);
    expect(askedFor(third)).toEqual(['list']);
    const fourth = await later(61, third);
    expect(askedFor(fourth)).toEqual(['watch']);
  });

  it('that is asked to wait does so', async () => {
    let asked = 0;
    const { second } = await readTwice({
      ...small,
      [SERVICES]: kind(list(), () =>
        asked++ === 0 ? failure(429, { 'Retry-After': '0' }) : stream([]),
      ),
    });
    expect(askedFor(second)).toEqual(['watch', 'watch']);
    expect(namesOf(second.parts.services)).toEqual(['web']);
  });
});

describe('everything is listed again', () => {
  it.each<[string, (reading: Awaited<ReturnType<typeof read>>) => object]>([
    ['without a state', () => ({ state: undefined })],
    [
      'when the facts had another form',
      ({ state }) => ({ state: { ...state, format: READING_FORMAT - 1 } }),
    ],
    [
      'when the facts are not those of the state',
      ({ inventory }) => ({
        previous: {
          ...inventory,
          parts: {
            ...inventory.parts,
            services: { ...inventory.parts.services, readAt: 'earlier' },
          },
        },
      }),
    ],
    [
      'when facts were lost',
      ({ inventory }) => ({
        previous: {
          ...inventory,
          parts: {
            ...inventory.parts,
            services: { ...inventory.parts.services, items: [] },
          },
        },
      }),
    ],
    [
      'when the cluster was taken back to an earlier state',
      ({ state }) => ({
        state: {
          ...state,
          kinds: {
            ...state.kinds,
            services: { ...state.kinds.services, resourceVersion: '101' },
          },
        },
      }),
    ],
    [
      'once a day',
      () => ({ now: () => new Date(T1().getTime() + 24 * 3_600_000) }),
    ],
    [
      'when the clock went back',
      () => ({ now: () => new Date(T1().getTime() - 60_000) }),
    ],
  ])('%s', async (_, change) => {
    const first = await read(small, { now: T1 });
    const { inventory: previous, state } = first;
    const options = { previous, state, now: T2, ...change(first) };
    const second = await read(small, options);
    expect(askedFor(second)).toEqual(['list']);
    expect(second.parts.services.state).toBe('read');
  });

  it('when the cluster cannot be told from another, and then once more', async () => {
    const { second } = await readTwice({
      ...small,
      '/api/v1/namespaces': failure(403),
    });
    expect(askedFor(second)).toEqual(['list']);
    expect(second.parts.namespaces.state).toBe('stale');
    const { inventory: previous, state } = second;
    const third = await read(small, { previous, state });
    expect(askedFor(third)).toEqual(['list']);
    expect(third.outcome.status).toBe('ok');
  });
});
