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

/** Serves only namespaces and Services, because each watch takes a second. */
const small: OddServer = {
  ...healthy,
  '/apis': groups(group('apps', 'v1', ['controllerrevisions'])),
};

const T1 = () => new Date('2026-01-01T00:00:00Z');
const T2 = () => new Date('2026-01-01T00:03:00Z');
const SERVICES = '/api/v1/services';

/** Reads a healthy server, then another one with the previous result. */
async function readTwice(second: OddServer) {
  const first = await read(small, { now: T1 });
  const { inventory: previous, state } = first;
  return { first, second: await read(second, { previous, state, now: T2 }) };
}

/** Returns how Services were requested. */
function askedFor({ asked }: { asked: string[] }): string[] {
  return asked
    .filter(path => path.startsWith(SERVICES))
    .map(path => (path.includes('watch=1') ? 'watch' : 'list'));
}

function namesOf(part: { items?: Array<{ name: string }> } | object): string[] {
  return 'items' in part ? (part.items ?? []).map(({ name }) => name) : [];
}

describe('a watch', () => {
  it('reports changes since the last read', async () => {
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

  it('keeps the same array if nothing changed', async () => {
    const { first, second } = await readTwice(small);
    const items = (reading: typeof first) =>
      'items' in reading.parts.services && reading.parts.services.items;
    expect(items(second)).toBe(items(first));
    expect(askedFor(second)).toEqual(['watch']);
  });

  it.each<[string, () => Response | Error]>([
    ['reports an expired resourceVersion', () => failure(410)],
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
    ['cannot connect', () => new TypeError('fetch failed')],
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
    ['contains garbage', () => stream(['garbage\n'])],
    ['contains no event', () => stream([list('other')])],
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
      'is longer than allowed',
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

  it('keeps known facts if it fails together with the list after it', async () => {
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
    // The facts are from the first read, so the next watch must start there.
    expect(second.state.kinds.services).toEqual(first.state.kinds.services);
    const { inventory: previous, state } = second;
    const third = await read(small, { previous, state, now: T2 });
    expect(askedFor(third)).toEqual(['watch']);
    expect(third.parts.services.state).toBe('read');
  });

  it('is not retried for most of a day after a refusal', async () => {
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

  it('is not retried for an hour if it cost more than a list', async () => {
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

  it('waits if the server asks for it', async () => {
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

describe('a full list', () => {
  it.each<[string, (reading: Awaited<ReturnType<typeof read>>) => object]>([
    ['without a state', () => ({ state: undefined })],
    [
      'if the facts have another format',
      ({ state }) => ({ state: { ...state, format: READING_FORMAT - 1 } }),
    ],
    [
      'if the facts do not match the state',
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
      'if facts were lost',
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
      'if the cluster was restored from a backup',
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
      'if the clock was set back',
      () => ({ now: () => new Date(T1().getTime() - 60_000) }),
    ],
  ])('is read %s', async (_, change) => {
    const first = await read(small, { now: T1 });
    const { inventory: previous, state } = first;
    const options = { previous, state, now: T2, ...change(first) };
    const second = await read(small, options);
    expect(askedFor(second)).toEqual(['list']);
    expect(second.parts.services.state).toBe('read');
  });

  it('is read while the cluster cannot be identified, and once more after', async () => {
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
