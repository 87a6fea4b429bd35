import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  ClusterAccess,
  ClusterAccessError,
  ClusterRequestOptions,
} from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { listClusters, MIGRATIONS_DIRECTORY } from '../store';
import { Collector } from './Collector';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
let knex: Knex;

beforeEach(async () => {
  knex = await databases.init('SQLITE_3');
  await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
});

const logger = mockServices.logger.mock();

function collectorOf(access: ClusterAccess): Collector {
  jest.clearAllMocks();
  return new Collector({
    knex,
    access,
    definitions: [],
    logger,
    concurrency: 2,
    clusterTimeoutMs: 5_000,
  });
}

function unreachable(message: string): ClusterAccess['request'] {
  return async () => {
    throw new ClusterAccessError('unreachable', message);
  };
}

async function outcomes() {
  const clusters = await listClusters({ knex, criteria: undefined });
  return Object.fromEntries(
    clusters.map(({ name, outcome }) => [name, outcome.status]),
  );
}

/** Answers only when it is called off. */
function hang(options?: ClusterRequestOptions): Promise<Response> {
  return new Promise((_, reject) =>
    options?.signal?.addEventListener('abort', () =>
      reject(options.signal?.reason),
    ),
  );
}

const { signal } = new AbortController();

describe('Collector', () => {
  it('still asks clusters that are not listed any more', async () => {
    const names = ['blue', 'green'];
    const access = {
      list: async () => names.map(name => ({ name })),
      request: jest.fn(unreachable('gone')),
    };
    const collector = collectorOf(access);
    await collector.collectAll(signal);
    names.length = 0;
    access.request.mockClear();
    await collector.collectAll(signal);
    expect(new Set(access.request.mock.calls.map(([name]) => name))).toEqual(
      new Set(['blue', 'green']),
    );
    expect(await outcomes()).toEqual({
      blue: 'unreachable',
      green: 'unreachable',
    });
  });

  it('never lets one cluster stop the others', async () => {
    const collector = collectorOf({
      list: async () => [{ name: 'broken' }, { name: 'blue' }],
      request: async cluster => {
        if (cluster === 'blue') {
          throw new ClusterAccessError('unauthorised', 'who are you');
        }
        // Neither a failure of the port nor an answer: a fault of the access.
        return undefined as unknown as Response;
      },
    });
    await collector.collectAll(signal);
    expect(await outcomes()).toEqual({
      broken: 'unreachable',
      blue: 'unauthorised',
    });
  });

  it('reads a cluster once at a time, and again when asked in between', async () => {
    let running = 0;
    let most = 0;
    let readings = 0;
    const collector = collectorOf({
      list: async () => [{ name: 'blue' }],
      async request(_, path) {
        if (path === '/version') {
          readings++;
          most = Math.max(most, ++running);
          await new Promise(done => setTimeout(done, 100));
          running--;
        }
        throw new ClusterAccessError('unreachable', 'gone');
      },
    });
    const all = collector.collectAll(signal);
    while (readings === 0) {
      await new Promise(done => setTimeout(done, 10));
    }
    collector.refresh('blue');
    await all;
    while (readings < 2 || running > 0) {
      await new Promise(done => setTimeout(done, 10));
    }
    await collector.stop();
    expect(most).toBe(1);
    expect(readings).toBe(2);
  });

  it('calls off what runs when the backend stops, and keeps nothing of it', async () => {
    const asked = jest.fn();
    const collector = collectorOf({
      list: async () => [{ name: 'blue' }],
      request: (_, path, options) => {
        asked(path);
        return hang(options);
      },
    });
    const all = collector.collectAll(signal);
    while (asked.mock.calls.length === 0) {
      await new Promise(done => setTimeout(done, 10));
    }
    await collector.stop();
    await all;
    expect(await outcomes()).toEqual({ blue: 'pending' });
  });

  it('asks once for all who ask while they wait', async () => {
    const list = jest.fn(async () => [{ name: 'blue' }]);
    const collector = collectorOf({ list, request: unreachable('gone') });
    for (let asked = 0; asked < 20; asked++) {
      collector.refresh('blue');
    }
    while ((await outcomes()).blue !== 'unreachable') {
      await new Promise(done => setTimeout(done, 10));
    }
    await collector.stop();
    expect(list).toHaveBeenCalledTimes(1);
  });

  it('reads the others where a name cannot be kept', async () => {
    const names = ['', 'x'.repeat(256), 'a\u0000b', '__proto__', 'blue'];
    const collector = collectorOf({
      list: async () => names.map(name => ({ name })),
      request: unreachable('gone'),
    });
    await collector.collectAll(signal);
    const clusters = await listClusters({ knex, criteria: undefined });
    expect(clusters.map(({ name }) => name)).toEqual(['__proto__', 'blue']);
    expect(logger.warn.mock.calls[0][0]).toContain('Cluster "" is not read');
  });

  it('says what is the matter when it begins and when it ends', async () => {
    const collector = collectorOf({
      list: async () => [{ name: 'blue' }],
      request: unreachable('gone'),
    });
    for (let cycle = 0; cycle < 3; cycle++) {
      await collector.collectAll(signal);
    }
    expect(logger.warn.mock.calls).toEqual([
      ['Cluster blue: unreachable, gone'],
    ]);
    expect(logger.info).not.toHaveBeenCalled();
  });

  it('stops in the middle of a list that never comes, without a word', async () => {
    const collector = collectorOf({
      list: () => new Promise(() => {}),
      request: unreachable('gone'),
    });
    const all = collector.collectAll(signal);
    collector.refresh('blue');
    await collector.stop();
    await all;
    expect(logger.error).not.toHaveBeenCalled();
  });
});
