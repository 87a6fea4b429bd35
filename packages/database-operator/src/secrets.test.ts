import { Database, DATABASE } from '@backstage-eco/plugin-eco-common';
import { operatorRequests } from './__testUtils__/auditLog';
import {
  OperatorHarness,
  RunningOperator,
} from './__testUtils__/OperatorHarness';
import { KINDS } from './kubernetes/kinds';
import { listAt } from './kubernetes/objects';

const NAMESPACE = 'shop';
const ROLE = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  plural: 'clusterroles',
};
const spec = {
  engine: 'mysql',
  version: '8.4',
  storage: '1Gi',
  deletionPolicy: 'Delete',
};

/**
 * The owner of a Secret decides what is deleted with a Database under Delete.
 */
describe('the Secret of a Database', () => {
  let harness: OperatorHarness;
  let operator: RunningOperator;

  beforeAll(async () => {
    harness = await OperatorHarness.start('secrets');
    await harness.createNamespace(NAMESPACE);
    operator = harness.runOperator();
  });

  afterAll(() => harness?.stop());

  // Read with the administrator's rights.
  const uidOf = async (name: string) =>
    (await harness.get(KINDS.secret, NAMESPACE, name))?.metadata.uid;
  const remove = async (name: string) => {
    await harness.remove(DATABASE, NAMESPACE, name);
    await harness.until(
      () => harness.get(DATABASE, NAMESPACE, name),
      found => !found,
    );
  };
  const bring = (name: string) =>
    harness.create({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace: NAMESPACE },
    });

  it('is recognized by a process that did not create it', async () => {
    const role = await harness.get(ROLE, '', 'database-operator');
    const target = { namespace: '', name: 'database-operator' };
    await harness.patch(ROLE, target, {
      rules: listAt(role, 'rules').filter(
        rule => !JSON.stringify(rule).includes('databases/status'),
      ),
    });
    const database = await harness.createDatabase(NAMESPACE, 'silent', spec);
    const uid = await harness.until(
      () => uidOf('silent-credentials'),
      found => found,
    );
    await operator.stop();
    await harness.patch(ROLE, target, { rules: listAt(role, 'rules') });
    const { status } = (await harness.get(
      DATABASE,
      NAMESPACE,
      'silent',
    )) as Database;
    expect(status).toBeUndefined();
    operator = harness.runOperator();
    const ready = await harness.untilCondition(database, 'Ready', 'True');
    expect(ready.status?.credentials?.source).toBe('Created');
    expect(await uidOf('silent-credentials')).toBe(uid);
    await remove('silent');
    expect(await uidOf('silent-credentials')).toBeUndefined();
  });

  it('is deleted with a Database whose first child was refused', async () => {
    const hard = { 'count/statefulsets.apps': '0' };
    const quota = { apiVersion: 'v1', plural: 'resourcequotas' };
    await harness.create({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'small', namespace: NAMESPACE },
      spec: { hard },
    });
    await harness.until(
      () => harness.get(quota, NAMESPACE, 'small'),
      found => found?.status?.hard,
    );
    const database = await harness.createDatabase(NAMESPACE, 'bare', spec);
    await harness.untilCondition(
      database,
      'Reconciling',
      'True',
      'QuotaExceeded',
    );
    expect(await uidOf('bare-credentials')).toBeDefined();
    await remove('bare');
    await harness.remove(quota, NAMESPACE, 'small');
    expect(await uidOf('bare-credentials')).toBeUndefined();
  });

  it('is kept if a user provided it', async () => {
    await bring('brought-credentials');
    const uid = await uidOf('brought-credentials');
    const database = await harness.createDatabase(NAMESPACE, 'brought', spec);
    const ready = await harness.untilCondition(database, 'Ready', 'True');
    expect(ready.status?.credentials).toEqual({ source: 'Existing' });
    await remove('brought');
    expect(await uidOf('brought-credentials')).toBe(uid);
  });

  it('is kept if a user replaced the one that was created', async () => {
    const database = await harness.createDatabase(NAMESPACE, 'replaced', spec);
    await harness.untilCondition(database, 'Ready', 'True');
    await harness.remove(KINDS.secret, NAMESPACE, 'replaced-credentials');
    await bring('replaced-credentials');
    const uid = await uidOf('replaced-credentials');
    await remove('replaced');
    expect(await uidOf('replaced-credentials')).toBe(uid);
  });

  it('is created and deleted, but never read', () => {
    const { requests } = operatorRequests(harness);
    const verbs = requests
      .filter(line => line.includes('/secrets'))
      .map(line => line.split(' ')[0]);
    expect(new Set(verbs)).toEqual(new Set(['create', 'delete']));
  });
});
