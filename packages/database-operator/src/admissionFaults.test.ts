import {
  conditionOf,
  Database,
  DATABASE,
} from '@backstage-eco/plugin-eco-common';
import { AdmissionWebhook } from 'fault-injection';
import { setTimeout } from 'timers/promises';
import { OperatorHarness } from './__testUtils__/OperatorHarness';
import {
  refusingPolicy,
  rejectingWebhook,
  silentWebhook,
} from './__testUtils__/refusingObjects';
import { toFailure } from './controller/toFailure';
import { KINDS } from './kubernetes/kinds';

const QUOTA = { apiVersion: 'v1', plural: 'resourcequotas' };
const WEBHOOKS = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  plural: 'validatingwebhookconfigurations',
};

describe('writes that the API server does not admit', () => {
  let harness: OperatorHarness;
  const spec = { engine: 'mysql', version: '8.4', storage: '1Gi' };

  beforeAll(async () => {
    harness = await OperatorHarness.start('admission');
    await harness.createNamespace('shop');
    harness.runOperator({ progressSeconds: 1 });
  });

  afterAll(() => harness?.stop());

  const messageOf = (database: Database) =>
    conditionOf(database, 'Ready')?.message;

  it('reports which quota is exceeded, and continues once there is room', async () => {
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
  });

  it('reports why no pod is created if only pods are refused', async () => {
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
  });

  it('becomes Stalled with the message of the policy that rejects a child', async () => {
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
  });

  it('reports that a webhook does not respond, and continues without it', async () => {
    await harness.createNamespace('hooked');
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
    await harness.remove(WEBHOOKS, '', 'silent');
    await harness.untilCondition(database, 'Ready', 'True');
  });

  it('becomes Stalled with the message of a rejecting webhook, and continues once it admits', async () => {
    await harness.createNamespace('guarded');
    const webhook = await AdmissionWebhook.start();
    webhook.answer = () => ({ deny: 'ask the data team', code: 403 });
    try {
      await harness.create(rejectingWebhook('guarded', webhook));
      await setTimeout(2000);
      const database = await harness.createDatabase('guarded', 'orders', spec);
      const seen = await harness.untilCondition(
        database,
        'Stalled',
        'True',
        'RejectedByWebhook',
      );
      expect(messageOf(seen)).toMatch(
        /rejecting.example.com.* denied the request: ask the data team/,
      );
      expect(conditionOf(seen, 'Ready')?.status).toBe('False');
      webhook.release();
      const ready = await harness.untilCondition(database, 'Ready', 'True');
      expect(conditionOf(ready, 'Stalled')?.status).toBe('False');
    } finally {
      await webhook.stop();
      await harness.remove(WEBHOOKS, '', 'rejecting');
    }
  });

  it('never changes a foreign object of the same name', async () => {
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
    // Others' objects are not watched: this triggers a reconciliation before 30
    // s pass.
    await harness.patch(
      DATABASE,
      { namespace: 'shop', name: 'taken' },
      { metadata: { annotations: { look: 'now' } } },
    );
    await harness.untilCondition(database, 'Ready', 'True');
  });

  it('is deleted with its namespace', async () => {
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
  });

  it('distinguishes a terminating namespace from other refusals', async () => {
    await harness.createNamespace('ending');
    const held = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'held',
        namespace: 'ending',
        finalizers: ['example.com/test'],
      },
    };
    await harness.create(held);
    const namespaces = { apiVersion: 'v1', plural: 'namespaces' };
    await harness.remove(namespaces, '', 'ending');
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'late', namespace: 'ending' },
      spec: { ports: [{ port: 1 }] },
    };
    const refusal = await harness.create(service).catch(error => error);
    expect(toFailure(refusal)).toMatchObject({
      reason: 'NamespaceTerminating',
      stalls: false,
      message: expect.stringContaining('ending because it is being terminated'),
    });
    await harness.patch(
      { apiVersion: 'v1', plural: 'configmaps' },
      { namespace: 'ending', name: 'held' },
      { metadata: { finalizers: null } },
    );
  });

  it('supports names and namespaces of maximum length, with labels that fit', async () => {
    const namespace = 'n'.repeat(63);
    await harness.createNamespace(namespace);
    const name = `9-${'long.'.repeat(50)}x`.padEnd(253, 'x');
    const database = await harness.createDatabase(namespace, name, spec);
    await harness.untilCondition(database, 'Ready', 'True');
    const kinds = [KINDS.statefulSet, KINDS.service, KINDS.pod, KINDS.claim];
    const made = await Promise.all(
      kinds.map(kind => harness.list(kind, namespace)),
    );
    expect(made.map(({ length }) => length)).toEqual([1, 2, 1, 1]);
    const lengths = made
      .flat()
      .flatMap(({ metadata }) => Object.values(metadata.labels ?? {}))
      .map(({ length }) => length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(63);
  });
});
