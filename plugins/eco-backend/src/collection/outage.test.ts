import { setTimeout as sleep } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import {
  ClusterAccess,
  ClusterAccessError,
} from '@backstage-eco/plugin-eco-node';
import { ConnectionGate } from 'fault-injection';
import knexFactory, { Knex } from 'knex';
import { KnownFacts, rebuild } from '../history';
import { applyChanges } from '../history/rebuild';
import { listEvents, loadInventory } from '../store';
import { keepClusters } from '../store/__testUtils__/keepCycle';
import {
  createTestDatabases,
  openStore,
} from '../store/__testUtils__/openStore';
import { createCollector } from './__testUtils__/createCollector';
import { Collector } from './Collector';

const CLUSTERS = ['blue', 'green', 'red', 'white'];
const LEASE_MS = 1_000;

const databases = createTestDatabases();
const postgres = databases
  .eachSupportedId()
  .flat()
  .filter(id => id.startsWith('POSTGRES'));
const logger = mockServices.logger.mock();

/** Clusters that record who reads them; each fails in its own way. */
class ObservedClusters {
  /** Number of collectors that read each cluster. */
  readonly #visitors = new Map<string, Set<string>>();
  readonly reads = new Map<string, number>();
  most = 0;
  /** Response time in milliseconds. */
  delayMs = 100;

  access(collector: string): ClusterAccess {
    return {
      list: async () => [],
      request: async (cluster, _, options) => {
        const visitors = this.#visitors.get(cluster) ?? new Set();
        this.#visitors.set(cluster, visitors.add(collector));
        this.most = Math.max(this.most, visitors.size);
        this.reads.set(cluster, (this.reads.get(cluster) ?? 0) + 1);
        try {
          await sleep(this.delayMs, undefined, { signal: options?.signal });
        } finally {
          visitors.delete(collector);
        }
        const failure = Math.random() < 0.5 ? 'unreachable' : 'unauthorised';
        throw new ClusterAccessError(failure, 'so it is');
      },
    };
  }
}

(postgres.length > 0 ? describe : describe.skip)('collectors', () => {
  let knex: Knex;
  let gates: ConnectionGate[];
  let pools: Knex[];
  let collectors: Collector[];
  const clusters = new ObservedClusters();

  beforeEach(async () => {
    knex = await openStore(databases, postgres[0]);
    const at = new Date().toISOString();
    await keepClusters({
      knex,
      clusters: CLUSTERS.map(name => ({ name })),
      at,
    });
    const { password, ...rest } = knex.client.config.connection;
    const { host, port } = rest;
    const target = { host, port: Number(port) };
    gates = await Promise.all([1, 2].map(() => ConnectionGate.start(target)));
    const say = () => {};
    const log = { warn: say, error: say, debug: say, deprecate: say };
    pools = gates.map(gate =>
      knexFactory({
        client: 'pg',
        connection: { ...rest, password, port: gate.port },
        log,
      }),
    );
    collectors = pools.map((pool, index) =>
      createCollector({
        knex: pool,
        access: clusters.access(`collector-${index}`),
        logger,
        times: { frequencyMs: 200, maxBackoffMs: 200 },
        leaseMs: LEASE_MS,
      }),
    );
    collectors.forEach(collector => collector.start());
  });

  afterEach(async () => {
    await Promise.all(collectors.map(collector => collector.stop()));
    await Promise.all(pools.map(pool => pool.destroy()));
    await Promise.all(gates.map(gate => gate.stop()));
  });

  /** Number of requests to each cluster. */
  const asked = () => CLUSTERS.map(name => clusters.reads.get(name) ?? 0);

  async function untilAllAreAskedAgain(): Promise<void> {
    const before = asked();
    while (!asked().every((count, index) => count > before[index])) {
      await sleep(50);
    }
  }

  async function outage(cut: ConnectionGate[], lastsMs: number) {
    cut.forEach(gate => gate.cut());
    await sleep(lastsMs);
    cut.forEach(gate => gate.mend());
    await untilAllAreAskedAgain();
  }

  it('survive database outages without losing or repeating anything', async () => {
    for (let round = 0; round < 4; round++) {
      await untilAllAreAskedAgain();
    }
    await outage(gates, 100);
    await outage(gates, LEASE_MS * 2);
    // Responses that arrive while another collector has the cluster.
    clusters.delayMs = LEASE_MS * 4;
    await untilAllAreAskedAgain();
    await outage(gates.slice(1), LEASE_MS * 4);
    clusters.delayMs = 100;
    await untilAllAreAskedAgain();
    await Promise.all(collectors.map(collector => collector.stop()));

    expect(clusters.most).toBe(1);
    let count = 0;
    for (const cluster of CLUSTERS) {
      const events = (
        await listEvents({
          knex,
          criteria: undefined,
          clusters: [cluster],
          limit: 10_000,
        })
      ).reverse();
      // Each starts where the previous one ended: none is missing or
      // duplicated.
      let facts: KnownFacts = new Map();
      for (const { changes } of events) {
        for (const { subject, before } of changes) {
          expect(before).toEqual(facts.get(subject));
        }
        facts = applyChanges(facts, changes);
      }
      const stored = await loadInventory({ knex, cluster });
      expect(facts).toEqual(stored?.knownFacts);
      count += events.length;
      const at = '2000-01-01T00:00:00.000Z';
      expect(rebuild({ current: facts, events, at })).toEqual(new Map());
    }
    expect(count).toBeGreaterThan(2 * CLUSTERS.length);
    // Once for each collector and outage, and for each cluster that it was
    // reading.
    expect(logger.error.mock.calls.length).toBeLessThanOrEqual(3 * 2 * (1 + 2));
  });
});
