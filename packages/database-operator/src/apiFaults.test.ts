import {
  conditionOf,
  Database,
  DATABASE,
} from '@backstage-eco/plugin-eco-common';
import { setTimeout } from 'timers/promises';
import { operatorRequests } from './__testUtils__/auditLog';
import {
  OperatorHarness,
  RunningOperator,
} from './__testUtils__/OperatorHarness';
import { KINDS } from './kubernetes/kinds';

const LEASE = { apiVersion: 'coordination.k8s.io/v1', plural: 'leases' };
/** Timers keep running: only the clock is wrong. */
const ALL_BUT_DATE = [
  ...['hrtime', 'nextTick', 'performance', 'queueMicrotask'],
  ...['setImmediate', 'clearImmediate', 'setInterval', 'clearInterval'],
  ...['setTimeout', 'clearTimeout'],
] as NonNullable<
  Extract<
    Parameters<typeof jest.useFakeTimers>[0],
    { doNotFake?: unknown }
  >['doNotFake']
>;
const ROLE = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  plural: 'clusterroles',
};

describe('faults of the API server, the network and the clocks', () => {
  let harness: OperatorHarness;
  let operator: RunningOperator;
  const spec = { engine: 'mysql', version: '8.4', storage: '1Gi' };

  const run = () =>
    harness.runOperator({ progressSeconds: 1, recheckSeconds: 1 });

  beforeAll(async () => {
    harness = await OperatorHarness.start('api-faults');
    await harness.createNamespace('shop');
    operator = run();
  });

  afterAll(() => harness?.stop());

  const leaseSpec = async () => {
    const name = 'database-operator';
    return (await harness.get(LEASE, name, name))?.spec;
  };
  const messageOf = (database: Database) =>
    conditionOf(database, 'Ready')?.message;

  it('retries conflicting writes while another client keeps writing', async () => {
    const database = await harness.createDatabase('shop', 'busy', spec);
    const target = { namespace: 'shop', name: 'busy' };
    let isOver = false;
    const noise = (async () => {
      for (let i = 0; !isOver; i++) {
        await harness.patch(DATABASE, target, {
          metadata: { annotations: { noise: String(i) } },
        });
      }
    })();
    try {
      const ready = await harness.untilCondition(database, 'Ready', 'True');
      expect(ready.metadata.annotations?.noise).toBeDefined();
    } finally {
      isOver = true;
      await noise;
    }
  });

  it('survives a restart of the API server without losing state', async () => {
    const database = await harness.createDatabase('shop', 'lasting', spec);
    await harness.untilCondition(database, 'Ready', 'True');
    const before = await harness.list(KINDS.statefulSet, 'shop');
    await harness.controlPlane.restart();
    const after = await harness.createDatabase('shop', 'afterwards', spec);
    await harness.untilCondition(after, 'Ready', 'True');
    const uids = (await harness.list(KINDS.statefulSet, 'shop')).map(
      ({ metadata }) => metadata.uid,
    );
    expect(uids).toEqual(
      expect.arrayContaining(before.map(({ metadata }) => metadata.uid)),
    );
    const again = await harness.get(DATABASE, 'shop', 'lasting');
    expect(messageOf(again as Database)).toMatch(/1 of 1/);
  });

  it('reports a missing permission, and continues once it is granted', async () => {
    const role = await harness.get(ROLE, '', 'database-operator');
    const { rules } = role as unknown as {
      rules: { resources: string[] }[];
    };
    const target = { namespace: '', name: 'database-operator' };
    await harness.patch(ROLE, target, {
      rules: rules.filter(rule => !rule.resources.includes('secrets')),
    });
    await setTimeout(1000);
    const database = await harness.createDatabase('shop', 'denied', spec);
    const seen = await harness.untilCondition(
      database,
      'Reconciling',
      'True',
      'Forbidden',
    );
    expect(messageOf(seen)).toMatch(/cannot create resource "secrets"/);
    await harness.patch(ROLE, target, { rules });
    await harness.untilCondition(database, 'Ready', 'True');
  });

  it('hands over within 2 s of a clean stop, and within 20 s of a crash', async () => {
    const holder = async () => (await leaseSpec())?.holderIdentity;
    const first = await holder();
    const second = run();
    await setTimeout(500);
    const stopping = Date.now();
    await operator.stop();
    const next = await harness.until(holder, now => now && now !== first);
    expect(Date.now() - stopping).toBeLessThan(5000);
    await second.stop();
    // A dead leader whose clock was a year ahead: only its silence counts.
    await harness.patch(
      LEASE,
      { namespace: 'database-operator', name: 'database-operator' },
      {
        spec: {
          holderIdentity: 'dead',
          renewTime: '2099-01-01T00:00:00.000000Z',
        },
      },
    );
    const begun = Date.now();
    operator = run();
    const last = await harness.until(holder, now => now !== 'dead');
    const took = Date.now() - begun;
    expect(took).toBeGreaterThan(10_000);
    expect(took).toBeLessThan(20_000);
    expect([first, next, 'dead']).not.toContain(last);
  });

  it('uses the API server time for dates, whatever its own clock says', async () => {
    const far = 400 * 24 * 3_600_000;
    const real = Date.now();
    const seconds = (text = '') => Math.abs(Date.parse(text) - real) / 1000;
    try {
      for (const [name, skew] of [
        ['ahead', far],
        ['behind', -far],
      ] as const) {
        // The leader's clock jumps while it leads; the next leader starts with
        // that clock.
        jest.useFakeTimers({ doNotFake: ALL_BUT_DATE, now: real + skew });
        const database = await harness.createDatabase('shop', name, spec);
        const ready = await harness.untilCondition(database, 'Ready', 'True');
        const dates = ready.status?.conditions?.map(
          ({ lastTransitionTime }) => lastTransitionTime,
        );
        expect(Math.max(...(dates ?? []).map(seconds))).toBeLessThan(300);
        await operator.stop();
        operator = run();
        await harness.until(
          leaseSpec,
          lease =>
            lease?.holderIdentity && seconds(String(lease.renewTime)) < 300,
        );
      }
    } finally {
      jest.useRealTimers();
    }
  });

  it('sends no requests while nothing changes', async () => {
    const requestsOfAWhile = async () => {
      const { position } = operatorRequests(harness);
      await setTimeout(5000);
      return operatorRequests(harness, position).requests;
    };
    // A new leader still has to count the ready servers of unfinished Databases.
    const requests = await harness.until(
      requestsOfAWhile,
      found => found.length === 0,
      40,
    );
    expect(requests).toEqual([]);
  });
});
