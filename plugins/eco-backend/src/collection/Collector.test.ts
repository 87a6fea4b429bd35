import { setTimeout as sleep } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import {
  ClusterAccess,
  ClusterAccessError,
  ClusterRequestOptions,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { builtInDefinitionsDirectory, loadDefinitions } from '../detection';
import { buildInventory, crd } from '../detection/testing/buildInventory';
import { DEFAULT_SAMPLE_BUDGETS, failedInventory } from '../inventory';
import { listClusters, loadInventory } from '../store';
import { keepClusters, keepCycle } from '../store/__testUtils__/keepCycle';
import {
  createTestDatabases,
  openStore,
} from '../store/__testUtils__/openStore';
import { Collector, CollectorOptions } from './Collector';
import { createCollector } from './__testUtils__/createCollector';
import { recordTelemetry } from './__testUtils__/recordTelemetry';
import { quietTelemetry } from './__testUtils__/quietTelemetry';

const AT = '2026-01-01T00:00:00.000Z';
const databases = createTestDatabases();
const logger = mockServices.logger.mock();
const started: Collector[] = [];
let knex: Knex;

beforeEach(async () => {
  jest.clearAllMocks();
  knex = await openStore(databases, 'SQLITE_3');
});

afterEach(async () => {
  await Promise.all(started.splice(0).map(collector => collector.stop()));
});

async function start(
  names: string[],
  request: ClusterAccess['request'],
  options: Partial<CollectorOptions> = {},
): Promise<Collector> {
  const clusters = names.map(name => ({ name }));
  await keepClusters({ knex, clusters, at: AT });
  const access = { list: async () => clusters, request };
  const collector = createCollector({ knex, access, logger, ...options });
  started.push(collector);
  collector.start();
  return collector;
}

function unreachable(message: string): ClusterAccess['request'] {
  return async () => {
    throw new ClusterAccessError('unreachable', message);
  };
}

/** Answers only when aborted. */
function hang(options?: ClusterRequestOptions): Promise<Response> {
  return new Promise((_, reject) =>
    options?.signal?.addEventListener('abort', () =>
      reject(options.signal?.reason),
    ),
  );
}

async function outcomes() {
  const clusters = await listClusters({ knex, criteria: undefined });
  return Object.fromEntries(
    clusters.map(({ name, outcome }) => [name, outcome.status]),
  );
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) {
    await sleep(10);
  }
}

const areTried = async () =>
  Object.values(await outcomes()).every(status => status !== 'pending');

describe('Collector', () => {
  it('does not let one cluster block the others', async () => {
    await start(['broken', 'blue'], async cluster => {
      if (cluster === 'blue') {
        throw new ClusterAccessError('unauthorised', 'who are you');
      }
      // An unexpected error: neither a ClusterAccessError nor a response.
      return undefined as unknown as Response;
    });
    await until(areTried);
    expect(await outcomes()).toEqual({
      broken: 'unreachable',
      blue: 'unauthorised',
    });
  });

  it('respects the concurrency limit', async () => {
    const running = new Set<string>();
    let most = 0;
    const names = ['a', 'b', 'c', 'd', 'e'];
    await start(names, async cluster => {
      running.add(cluster);
      most = Math.max(most, running.size);
      await sleep(30);
      running.delete(cluster);
      throw new ClusterAccessError('unreachable', 'gone');
    });
    await until(areTried);
    expect(most).toBe(2);
  });

  it('reads a cluster once at a time, and again if requested meanwhile', async () => {
    let running = 0;
    let most = 0;
    let cycles = 0;
    const telemetry = quietTelemetry();
    jest.spyOn(telemetry, 'span').mockImplementation(async (name, _, work) => {
      const isCycle = Number(name === 'eco.collection.cycle');
      cycles += isCycle;
      running += isCycle;
      most = Math.max(most, running);
      return work({ setAttribute() {}, setStatus() {} }).finally(() => {
        running -= isCycle;
      });
    });
    const slow = async () => {
      await sleep(50);
      throw new ClusterAccessError('unreachable', 'gone');
    };
    const collector = await start(['blue'], slow, { telemetry });
    await until(() => cycles > 0);
    await collector.refresh('blue');
    await collector.refresh('blue');
    await until(() => cycles === 2 && running === 0);
    await sleep(200);
    expect(most).toBe(1);
    expect(cycles).toBe(2);
  });

  it('backs off after failures, unless a refresh is requested', async () => {
    const hourMs = 3_600_000;
    const times = { frequencyMs: hourMs, maxBackoffMs: 100 * hourMs };
    const request = unreachable('gone');
    const collector = await start(['blue'], request, { times });
    const row = async () => (await knex('clusters'))[0];
    for (const [failures, hours] of [1, 2, 4, 8].entries()) {
      await until(async () => (await row()).failures === failures + 1);
      const { next_update_at: next } = await row();
      const pause = (Date.parse(next) - Date.now()) / hourMs;
      // Minus up to a fifth of jitter, and the elapsed time.
      expect(pause).toBeGreaterThan(hours * 0.7);
      expect(pause).toBeLessThanOrEqual(hours);
      await collector.refresh('blue');
    }
  });

  it('aborts and releases running work when the backend stops', async () => {
    const asked = jest.fn();
    const collector = await start(['blue'], (_, path, options) => {
      asked(path);
      return hang(options);
    });
    await until(() => asked.mock.calls.length > 0);
    await collector.stop();
    expect(await outcomes()).toEqual({ blue: 'pending' });
    const [row] = await knex('clusters');
    expect(row).toMatchObject({ claim_token: null, failures: 0 });
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('times out a cluster that takes too long', async () => {
    await start(['blue'], (_, __, options) => hang(options), {
      clusterTimeoutMs: 100,
    });
    await until(areTried);
    expect(await outcomes()).toEqual({ blue: 'timed-out' });
  });

  it('aborts when another backend may read the same cluster', async () => {
    let isCalledOff = false;
    const request: ClusterAccess['request'] = async (_, __, options) => {
      try {
        return await hang(options);
      } finally {
        isCalledOff = true;
      }
    };
    const { telemetry, recorded } = recordTelemetry();
    await start(['blue'], request, { leaseMs: 400, telemetry });
    await until(async () => (await knex('clusters'))[0].claim_token !== null);
    await knex('clusters').update({ claim_token: 'taken over' });
    let renewals = 0;
    knex.on('query', ({ sql }) => {
      renewals += Number(/^update .*claimed_until/.test(sql));
    });
    await until(() => isCalledOff);
    // One failure is enough.
    expect(renewals).toBeLessThanOrEqual(1);
    await until(() => logger.warn.mock.calls.length > 0);
    expect(logger.warn.mock.calls[0][0]).toContain('claim');
    expect(recorded).toContainEqual([
      'eco.collection.claims_lost',
      1,
      undefined,
    ]);
  });

  it('records a cycle and its cluster with OpenTelemetry', async () => {
    const { telemetry, recorded, spans } = recordTelemetry();
    await start(['blue'], unreachable('gone'), { telemetry });
    await until(areTried);
    await until(() => recorded.some(([name]) => name.endsWith('objects')));
    const cluster = 'blue';
    expect(spans).toEqual([
      ['eco.collection.cycle', { cluster }],
      ['eco.collection.read', { cluster, outcome: 'unreachable' }],
      ['eco.collection.write', { cluster }],
    ]);
    expect(recorded).toContainEqual([
      'eco.collection.cycle.duration',
      expect.any(Number),
      { outcome: 'unreachable' },
    ]);
    expect(recorded).toContainEqual([
      'eco.collection.requests',
      1,
      { work: 'cycle' },
    ]);
  });

  it('records sampling and its cluster with OpenTelemetry', async () => {
    await keepClusters({ knex, clusters: [{ name: 'blue' }], at: AT });
    const inventory = {
      ...buildInventory({ crds: [crd('kinds.acme.io')] }),
      cluster: 'blue',
    };
    const outcome = { status: 'ok' as const };
    const cycle = { inventory, outcome, detections: [], unknown: [] };
    await keepCycle({ knex, cycle });
    const { telemetry, recorded, spans } = recordTelemetry();
    const request = unreachable('gone');
    const sampleBudgets = DEFAULT_SAMPLE_BUDGETS;
    await start(['blue'], request, { telemetry, sampleBudgets });
    await until(() => recorded.length > 0);
    expect(spans).toEqual([['eco.collection.samples', { cluster: 'blue' }]]);
    expect(recorded).toEqual([
      ['eco.collection.requests', 1, { work: 'samples' }],
    ]);
  });

  it('resumes after a database failure, and logs it once', async () => {
    await knex.schema.renameTable('clusters', 'gone');
    const access = { list: async () => [], request: unreachable('gone') };
    const collector = createCollector({ knex, access, logger });
    started.push(collector);
    collector.start();
    await sleep(200);
    await knex.schema.renameTable('gone', 'clusters');
    await keepClusters({ knex, clusters: [{ name: 'blue' }], at: AT });
    await until(areTried);
    expect(logger.error).toHaveBeenCalledTimes(1);
    expect(logger.info).toHaveBeenCalledWith(
      'Clusters are read again: the database is back',
    );
  });

  it('continues with facts of an earlier Eco release', async () => {
    await keepClusters({ knex, clusters: [{ name: 'test' }], at: AT });
    const { inventory, outcome } = failedInventory({
      cluster: 'test',
      status: 'unreachable',
      reason: 'gone',
    });
    const ancient = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'old' };
    const items = [ancient] as unknown as WorkloadFacts[];
    inventory.parts.deployments = { state: 'read', readAt: AT, items };
    const readingState = { format: 0, kinds: {} };
    const cycle = { inventory, outcome, readingState };
    await keepCycle({ knex, cycle: { ...cycle, detections: [], unknown: [] } });
    const { definitions } = await loadDefinitions([
      builtInDefinitionsDirectory(),
    ]);
    const request = unreachable('gone');
    const collector = await start(['test'], request, { definitions });
    const before = (await knex('clusters'))[0].attempted_at;
    await collector.refresh('test');
    await until(async () => {
      const [row] = await knex('clusters');
      return row.claim_token === null && row.attempted_at !== before;
    });
    const stored = await loadInventory({ knex, cluster: 'test' });
    expect(stored?.inventory.parts.deployments).toMatchObject({
      state: 'stale',
      readAt: AT,
      items: [{ ...ancient, containers: [] }],
    });
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('logs no values if the database rejects them', async () => {
    await knex.raw(
      `create trigger refusal before update of reason on clusters
       when new.reason is not null begin select raise(abort, 'full'); end`,
    );
    await start(['blue'], unreachable('a-word-of-the-cluster'));
    await until(() => logger.error.mock.calls.length > 0);
    expect(logger.error.mock.calls).toEqual([
      [
        'Work on cluster blue failed: SqliteError (SQLITE_CONSTRAINT_TRIGGER): full',
      ],
    ]);
  });

  it('logs a problem when it begins and when it ends', async () => {
    const collector = await start(['blue'], unreachable('gone'));
    await until(areTried);
    const failures = async () => (await knex('clusters'))[0].failures;
    for (const expected of [2, 3, 4]) {
      await collector.refresh('blue');
      await until(async () => (await failures()) === expected);
    }
    expect(logger.warn.mock.calls).toEqual([
      ['Cluster blue: unreachable, gone'],
    ]);
    expect(logger.info).not.toHaveBeenCalled();
  });
});
