import { setTimeout } from 'timers/promises';
import { operatorRequests } from './__testUtils__/auditLog';
import {
  OperatorHarness,
  RunningOperator,
} from './__testUtils__/OperatorHarness';
import { refusingPolicy, silentWebhook } from './__testUtils__/refusingObjects';
import { KINDS } from './kubernetes/kinds';
import { conditionOf, Database, DATABASE } from './database/Database';

const LEASE = { apiVersion: 'coordination.k8s.io/v1', plural: 'leases' };
const QUOTA = { apiVersion: 'v1', plural: 'resourcequotas' };
const ROLE = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  plural: 'clusterroles',
};

describe('faults', () => {
  let harness: OperatorHarness;
  let operator: RunningOperator;
  const spec = { engine: 'mysql', version: '8.4', storage: '1Gi' };

  beforeAll(async () => {
    harness = await OperatorHarness.start('faults');
    await harness.createNamespace('shop');
    operator = harness.runOperator();
  }, 240_000);

  afterAll(() => harness?.stop());

  const messageOf = (database: Database) =>
    conditionOf(database, 'Ready')?.message;

  it('says which quota is exceeded, and goes on when there is room', async () => {
    await harness.createNamespace('tight');
    const hard = { 'count/statefulsets.apps': '0' };
    await harness.create({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'small', namespace: 'tight' },
      spec: { hard },
    });
    await harness.until(
      () => harness.get(QUOTA, 'tight', 'small'),
      quota => quota?.status?.hard,
    );
    const database = await harness.createDatabase('tight', 'orders', spec);
    const seen = await harness.untilCondition(
      database,
      'Reconciling',
      'True',
      'QuotaExceeded',
    );
    expect(messageOf(seen)).toMatch(/exceeded quota: small/);
    await harness.remove(QUOTA, 'tight', 'small');
    await harness.untilCondition(database, 'Ready', 'True');
  }, 90_000);

  it('says why no pod comes where only pods are refused', async () => {
    await harness.createNamespace('podless');
    await harness.create({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'no-pods', namespace: 'podless' },
      spec: { hard: { pods: '0' } },
    });
    await harness.until(
      () => harness.get(QUOTA, 'podless', 'no-pods'),
      quota => quota?.status?.hard,
    );
    const database = await harness.createDatabase('podless', 'orders', spec);
    await harness.until(
      async () =>
        (await harness.get(DATABASE, 'podless', 'orders')) as Database,
      seen => /exceeded quota: no-pods/.test(messageOf(seen) ?? ''),
    );
    expect(database).toBeDefined();
  }, 90_000);

  it('is Stalled with the words of what rejects a child', async () => {
    await harness.createNamespace('strict');
    for (const object of refusingPolicy('strict')) {
      await harness.create(object);
    }
    await setTimeout(2000);
    const database = await harness.createDatabase('strict', 'orders', spec);
    const seen = await harness.untilCondition(
      database,
      'Stalled',
      'True',
      'RejectedByPolicy',
    );
    expect(messageOf(seen)).toMatch(/ask the platform team/);
  }, 90_000);

  it('says that a webhook does not answer, and goes on without it', async () => {
    await harness.createNamespace('hooked');
    const webhooks = {
      apiVersion: 'admissionregistration.k8s.io/v1',
      plural: 'validatingwebhookconfigurations',
    };
    await harness.create(silentWebhook('hooked'));
    await setTimeout(2000);
    const database = await harness.createDatabase('hooked', 'orders', spec);
    const seen = await harness.untilCondition(
      database,
      'Reconciling',
      'True',
      'WebhookFailed',
    );
    expect(messageOf(seen)).toMatch(/silent.example.com/);
    await harness.remove(webhooks, '', 'silent');
    await harness.untilCondition(database, 'Ready', 'True');
  }, 90_000);

  it('never touches a stranger of the same name', async () => {
    const selector = { app: 'mine' };
    await harness.create({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'taken', namespace: 'shop' },
      spec: {
        replicas: 0,
        serviceName: 'mine',
        selector: { matchLabels: selector },
        template: {
          metadata: { labels: selector },
          spec: { containers: [{ name: 'mine', image: 'mine:1' }] },
        },
      },
    });
    const before = await harness.until(
      () => harness.get(KINDS.statefulSet, 'shop', 'taken'),
      found => found?.status?.observedGeneration,
    );
    const database = await harness.createDatabase('shop', 'taken', spec);
    await harness.untilCondition(database, 'Stalled', 'True', 'NameTaken');
    const after = await harness.get(KINDS.statefulSet, 'shop', 'taken');
    expect(after).toEqual(before);
    await harness.remove(KINDS.statefulSet, 'shop', 'taken');
    // Strangers are not watched: this has it looked at before 30 s are over.
    await harness.patch(
      DATABASE,
      { namespace: 'shop', name: 'taken' },
      { metadata: { annotations: { look: 'now' } } },
    );
    await harness.untilCondition(database, 'Ready', 'True');
  }, 90_000);

  it('goes with its namespace', async () => {
    await harness.createNamespace('leaving');
    const database = await harness.createDatabase('leaving', 'orders', spec);
    await harness.untilCondition(database, 'Ready', 'True');
    const namespaces = { apiVersion: 'v1', plural: 'namespaces' };
    await harness.remove(namespaces, '', 'leaving');
    const left = await harness.until(
      () => harness.get(DATABASE, 'leaving', 'orders'),
      found => !found,
    );
    expect(left).toBeUndefined();
  }, 90_000);

  it('writes through conflicts, with somebody else writing all the time', async () => {
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
  }, 90_000);

  it('lives through a restart of the API server, and forgets nothing', async () => {
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
  }, 120_000);

  it('says what it may not do, and goes on when it may', async () => {
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
  }, 90_000);

  it('hands over within 2 s of a proper stop, and within 20 s of a death', async () => {
    const holder = async () =>
      (await harness.get(LEASE, 'database-operator', 'database-operator'))?.spec
        ?.holderIdentity;
    const first = await holder();
    const second = harness.runOperator();
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
    operator = harness.runOperator();
    const last = await harness.until(holder, now => now !== 'dead');
    const took = Date.now() - begun;
    expect(took).toBeGreaterThan(10_000);
    expect(took).toBeLessThan(20_000);
    expect([first, next, 'dead']).not.toContain(last);
  }, 90_000);

  it('asks for nothing when nothing changes', async () => {
    // What the new leader has to say of an unfinished Database comes up to 20 s late.
    await setTimeout(25_000);
    const { position } = operatorRequests(harness);
    await setTimeout(5000);
    const { requests } = operatorRequests(harness, position);
    // The one that a policy refuses is tried again, at most every 24 s.
    expect(requests.filter(line => !line.includes('/strict/'))).toEqual([]);
  }, 60_000);
});
