import { mockServices } from '@backstage/backend-test-utils';
import {
  ClusterAccess,
  ClusterReference,
} from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { listClusters } from '../store';
import {
  createTestDatabases,
  openStore,
} from '../store/__testUtils__/openStore';
import { refreshClusterList } from './refreshClusterList';

const databases = createTestDatabases();
const logger = mockServices.logger.mock();
let knex: Knex;

beforeEach(async () => {
  jest.clearAllMocks();
  knex = await openStore(databases, 'SQLITE_3');
});

function refresh(
  list: ClusterAccess['list'],
  signal = new AbortController().signal,
) {
  const access = { list, request: () => Promise.reject(new Error('unused')) };
  return refreshClusterList({
    knex,
    access,
    logger,
    rules: { archiveAfterMs: 1, maxGapMs: 1, firstReading: 'at-once' },
    signal,
  });
}

const known = async () =>
  (await listClusters({ knex, criteria: undefined })).map(({ name }) => name);

function listOf(...names: unknown[]) {
  return async () => names.map(name => ({ name })) as ClusterReference[];
}

describe('refreshClusterList', () => {
  it('forgets nothing because of a list that is empty', async () => {
    expect(await refresh(listOf('blue'))).toBe('ok');
    expect(await refresh(listOf())).toBe('empty');
    expect(await known()).toEqual(['blue']);
    expect(logger.warn.mock.calls[0][0]).toContain('lists no clusters');
  });

  it('asks again where a list fails', async () => {
    const list = jest
      .fn()
      .mockRejectedValueOnce(new Error('not started yet'))
      .mockImplementation(listOf('blue'));
    expect(await refresh(list)).toBe('ok');
    expect(await known()).toEqual(['blue']);
  });

  it('keeps the others where a name cannot be kept', async () => {
    const names = ['', 'x'.repeat(256), 'a\u0000b', 7, '__proto__', 'blue'];
    await refresh(listOf(...names));
    expect(await known()).toEqual(['__proto__', 'blue']);
    expect(logger.warn.mock.calls[0][0]).toContain('Cluster "" is not read');
  });

  it('stops in the middle of a list that never comes', async () => {
    const stop = new AbortController();
    const refreshing = refresh(() => new Promise(() => {}), stop.signal);
    stop.abort(new Error('The backend is shutting down'));
    await expect(refreshing).rejects.toThrow('shutting down');
    expect(logger.warn).not.toHaveBeenCalled();
  });
});
