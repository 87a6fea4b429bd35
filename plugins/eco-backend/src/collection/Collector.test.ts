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

/** Answers only when it is called off. */
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
  it('never lets one cluster stop the others', async () => {
    await start(['broken', 'blue'], async cluster => {
      if (cluster === 'blue') {
        throw new ClusterAccessError('unauthorised', 'who are you');
      }
      // Neither a failure of the port nor an answer: a fault of the access.
      return undefined as unknown as Response;
    });
    await until(areTried);
    expect(await outcomes()).toEqual({
      broken: 'unreachable',
      blue: 'unauthorised',
    });
  });

  it('reads no more clusters at a time than it may', async () => {
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

  it('reads a cluster once at a time, and again when asked in between', async () => {
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

  it('waits longer with each failure, unless somebody asks', async () => {
    const hourMs = 3_600_000;
    const times = { frequencyMs: hourMs, maxBackoffMs: 100 * hourMs };
    const request = unreachable('gone');
    const collector = await start(['blue'], request, { times });
    const row = async () => (await knex('clusters'))[0];
    for (const [failures, hours] of [1, 2, 4, 8].entries()) {
      await until(async () => (await row()).failures === failures + 1);
      const { next_update_at: next } = await row();
      const pause = (Date.parse(next) - Date.now()) / hourMs;
      // A fifth less at the most, and what has passed since.
      expect(pause).toBeGreaterThan(hours * 0.7);
      expect(pause).toBeLessThanOrEqual(hours);
      await collector.refresh('blue');
    }
  });

  it('calls off what runs when the backend stops, and leaves it to others', async () => {
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

  it('takes a cluster that needs too long for timed out', async () => {
    await start(['blue'], (_, __, options) => hang(options), {
      clusterTimeoutMs: 100,
    });
    await until(areTried);
    expect(await outcomes()).toEqual({ blue: 'timed-out' });
  });

  it('calls off what it may not be the only one to read', async () => {
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
    // The first that fails is enough.
    expect(renewals).toBeLessThanOrEqual(1);
    await until(() => logger.warn.mock.calls.length > 0);
    expect(logger.warn.mock.calls[0][0]).toContain('claim');
    expect(recorded).toContainEqual([
      'eco.collection.claims_lost',
      1,
      undefined,
    ]);
  });

  it('tells by OpenTelemetry what it did, and of which cluster', async () => {
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

  it('tells by OpenTelemetry that it sampled, and of which cluster', async () => {
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

  it('begins again after a fault of the database, and does not repeat itself', async () => {
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

  it('reads on with facts of an earlier version of Eco', async () => {
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

  it('logs no values when the database refuses to keep them', async () => {
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

  it('says what is the matter when it begins and when it ends', async () => {
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
