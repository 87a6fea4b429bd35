import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import {
  ClusterAccess,
  ClusterReference,
} from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { listClusters, loadListResult } from '../store';
import {
  createTestDatabases,
  openStore,
} from '../store/__testUtils__/openStore';
import { refreshClusterList } from './refreshClusterList';

jest.mock('node:timers/promises', () => ({ setTimeout: jest.fn() }));

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
  it('keeps clusters if the list is empty', async () => {
    expect(await refresh(listOf('blue'))).toBe('ok');
    expect(await refresh(listOf())).toBe('empty');
    expect(await known()).toEqual(['blue']);
    expect(await refresh(listOf())).toBe('empty');
    expect(logger.warn.mock.calls).toEqual([
      [expect.stringContaining('lists no clusters')],
    ]);
  });

  it('retries a failed list', async () => {
    const list = jest
      .fn()
      .mockRejectedValueOnce(new Error('not started yet'))
      .mockImplementation(listOf('blue'));
    expect(await refresh(list)).toBe('ok');
    expect(await known()).toEqual(['blue']);
  });

  it('logs once, as info, that no clusters are configured', async () => {
    const unconfigured = () => Promise.reject(new NotFoundError('no routes'));
    expect(await refresh(unconfigured)).toBe('empty');
    expect(await refresh(unconfigured)).toBe('empty');
    expect(await loadListResult(knex)).toMatchObject({ result: 'empty' });
    expect(logger.warn).not.toHaveBeenCalled();
    expect(logger.info.mock.calls).toEqual([
      [expect.stringContaining('kubernetes.clusterLocatorMethods')],
    ]);
  });

  it('stores why a list failed until one succeeds', async () => {
    const failing = () => Promise.reject(new Error('the catalog is down'));
    expect(await refresh(failing)).toBe('failed');
    expect(await refresh(failing)).toBe('failed');
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(await loadListResult(knex)).toMatchObject({
      result: 'failed',
      reason: 'Error: the catalog is down',
      since: expect.any(String),
    });
    await refresh(listOf('blue'));
    expect(await loadListResult(knex)).toMatchObject({ result: 'ok' });
  });

  it('drops an unusable name and keeps the others', async () => {
    const names = ['', 'x'.repeat(256), 'a\u0000b', 7, '__proto__', 'blue'];
    await refresh(listOf(...names));
    expect(await known()).toEqual(['__proto__', 'blue']);
    expect(logger.warn.mock.calls[0][0]).toContain('Cluster "" is not read');
  });

  it('aborts while it waits for a list', async () => {
    const stop = new AbortController();
    const refreshing = refresh(() => new Promise(() => {}), stop.signal);
    stop.abort(new Error('The backend is shutting down'));
    await expect(refreshing).rejects.toThrow('shutting down');
    expect(logger.warn).not.toHaveBeenCalled();
  });
});
