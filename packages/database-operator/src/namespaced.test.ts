import {
  conditionOf,
  Database,
  DATABASE,
} from '@backstage-eco/plugin-eco-common';
import { installSimulatedOperator, SIMULATED_OPERATORS } from 'demo';
import { operatorReach } from './__testUtils__/auditLog';
import { deployObjects } from './__testUtils__/manifests';
import { OperatorHarness } from './__testUtils__/OperatorHarness';
import { KINDS } from './kubernetes/kinds';
import { KubernetesObject, listAt } from './kubernetes/objects';

const OWN = 'database-operator';
const OPERATORS = 'cnpg-system';
const SPEC = { engine: 'postgres', version: '17', storage: '1Gi' };
const CHILDREN = [
  ...[KINDS.statefulSet, KINDS.service, KINDS.claim, KINDS.secret],
];

/**
 * Roles of deploy/ that remain without the ClusterRole, which
 * deploy-namespaced/ removes.
 */
const base = deployObjects('rbac.yaml').filter(
  ({ kind }) => !kind?.startsWith('Cluster'),
);
const namespaced = (file: string) =>
  deployObjects(`../deploy-namespaced/${file}`);

describe('the roles of namespaces', () => {
  const rulesOf = (objects: KubernetesObject[], kind: string) =>
    listAt(
      objects.find(object => object.kind === kind),
      'rules',
    ).map(rule => JSON.stringify(rule));

  it('grant no more there than the ClusterRole', () => {
    const all = rulesOf(deployObjects('rbac.yaml'), 'ClusterRole');
    const more = [
      ...rulesOf(namespaced('role.yaml'), 'Role'),
      ...rulesOf(namespaced('operator-role.yaml'), 'Role'),
      ...rulesOf(namespaced('cluster-facts.yaml'), 'ClusterRole'),
    ].filter(rule => !all.includes(rule));
    expect(more).toEqual([
      JSON.stringify({
        apiGroups: ['authorization.k8s.io'],
        resources: ['localsubjectaccessreviews'],
        verbs: ['create'],
      }),
    ]);
  });
});

describe('a controller with roles in some namespaces only', () => {
  let harness: OperatorHarness;

  const apply = async (namespace: string, file: string) => {
    for (const object of namespaced(file)) {
      const { metadata } = object;
      await harness.create({ ...object, metadata: { ...metadata, namespace } });
    }
  };

  beforeAll(async () => {
    harness = await OperatorHarness.start('namespaced', { roles: base });
    for (const name of ['shop', 'billing', 'other', OPERATORS]) {
      await harness.createNamespace(name);
    }
    await apply('shop', 'role.yaml');
    await apply('billing', 'role.yaml');
    await apply(OPERATORS, 'operator-role.yaml');
  });

  afterAll(() => harness?.stop());

  /** Returns the objects of a namespace other than its default ones. */
  const found = async (namespace: string) =>
    (
      await Promise.all(CHILDREN.map(kind => harness.list(kind, namespace)))
    ).flat();

  it('runs their databases, without any refused request', async () => {
    const controller = harness.runOperator({ namespaces: ['shop', 'billing'] });
    const elsewhere = await harness.createDatabase('other', 'orders', SPEC);
    const databases = await Promise.all([
      harness.createDatabase('shop', 'orders', SPEC),
      harness.createDatabase('billing', 'orders', {
        ...SPEC,
        deletionPolicy: 'Delete',
      }),
    ]);
    for (const database of databases) {
      const ready = await harness.untilCondition(database, 'Ready', 'True');
      expect(ready.status?.engine?.name).toBe('StatefulSet');
    }
    await harness.remove(DATABASE, 'billing', 'orders');
    await harness.until(
      () => harness.get(DATABASE, 'billing', 'orders'),
      gone => !gone,
    );
    await harness.until(
      () => found('billing'),
      left => left.length === 0,
    );
    await controller.stop();

    expect(await harness.get(DATABASE, 'other', 'orders')).toEqual(elsewhere);
    expect(await found('other')).toEqual([]);
    expect(operatorReach(harness)).toEqual({
      namespaces: ['billing', OWN, 'shop'],
      forbidden: [],
    });
  });

  it('adopts nothing unless it can see that this is allowed', async () => {
    const controller = harness.runOperator({ namespaces: ['shop'] });
    const spec = { ...SPEC, owner: 'group:default/shop' };
    const first = await harness.createDatabase('shop', 'kept', spec);
    await harness.untilCondition(first, 'Ready', 'True');
    await harness.remove(DATABASE, 'shop', 'kept');
    await harness.until(
      () => harness.get(DATABASE, 'shop', 'kept'),
      gone => !gone,
    );
    const second = await harness.createDatabase('shop', 'kept', {
      ...SPEC,
      owner: 'group:default/other',
      adopts: first.metadata.uid,
    });
    const stalled = await harness.untilCondition(
      second,
      ...(['Stalled', 'True', 'KeptForAnother'] as const),
    );
    expect(conditionOf(stalled, 'Stalled')?.message).toMatch(
      /It is unknown whether spec.adopts was checked: the controller's roles do not let it get validatingadmissionpolicies/,
    );
    await controller.stop();
    expect(operatorReach(harness).forbidden).toEqual([]);
  });

  it('uses an operator only once told where to look', async () => {
    const { client } = harness.controlPlane;
    const simulation = SIMULATED_OPERATORS['cloudnative-pg'].simulate(client);
    try {
      await installSimulatedOperator(client, 'cloudnative-pg');
      const blind = harness.runOperator({ namespaces: ['shop'] });
      const database = await harness.createDatabase('shop', 'cart', SPEC);
      await harness.until(
        () => harness.get(DATABASE, 'shop', 'cart'),
        seen =>
          /Deployments outside of shop are not looked at; start the controller with --operator-namespaces/.test(
            conditionOf(seen as Database, 'Reconciling')?.message ?? '',
          ),
      );
      await blind.stop();

      const seeing = harness.runOperator({
        namespaces: ['shop'],
        operatorNamespaces: [OPERATORS],
      });
      const ready = await harness.untilCondition(database, 'Ready', 'True');
      expect(ready.status?.engine?.name).toBe('CloudNativePG');
      await harness.remove(DATABASE, 'shop', 'cart');
      await harness.until(
        () => harness.get(DATABASE, 'shop', 'cart'),
        gone => !gone,
      );
      await seeing.stop();
      expect(operatorReach(harness)).toEqual({
        namespaces: ['billing', OPERATORS, OWN, 'shop'],
        forbidden: [],
      });
    } finally {
      await simulation.stop();
    }
  });

  it('warns if it waits for a controller of other namespaces', async () => {
    const warned = () =>
      harness.log.filter(({ message }) =>
        message.startsWith('the lease is held for other namespaces'),
      );
    const before = warned().length;
    const start = harness.log.length;
    const leader = harness.runOperator({ namespaces: ['shop'] });
    await harness.until(
      async () => harness.log.slice(start).map(({ message }) => message),
      messages => messages.includes('leading'),
    );
    const alike = harness.runOperator({ namespaces: ['shop'] });
    const other = harness.runOperator({ namespaces: ['billing'] });
    const [{ fields }] = await harness.until(
      async () => warned().slice(before),
      seen => seen.length > 0,
    );
    expect(fields).toMatchObject({ held: 'shop', own: 'billing' });
    await Promise.all([alike.stop(), other.stop()]);
    await leader.stop();
    expect(warned()).toHaveLength(before + 1);
  });

  it('runs the databases of one namespace while another has no Role', async () => {
    await harness.createNamespace('unbound');
    harness.runOperator({
      namespaces: ['unbound', 'billing'],
      operatorNamespaces: [OPERATORS],
    });
    const unbound = await harness.createDatabase('unbound', 'cart', SPEC);
    const database = await harness.createDatabase('billing', 'cart', {
      ...SPEC,
      provider: 'StatefulSet',
    });
    await harness.untilCondition(database, 'Ready', 'True');
    expect(await harness.get(DATABASE, 'unbound', 'cart')).toEqual(unbound);
  });
});
