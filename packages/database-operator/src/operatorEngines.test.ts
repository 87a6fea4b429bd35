import {
  RunningSimulation,
  simulateCloudNativePg,
  simulateMariaDb,
} from 'demo-cluster/src/simulated-operators';
import { installCrds } from './__testUtils__/installCrds';
import { OperatorHarness } from './__testUtils__/OperatorHarness';
import {
  operatorCrd,
  operatorDeployment,
  OPERATORS,
} from './__testUtils__/operators';
import { KINDS } from './controller/kinds';
import { conditionOf, Database, DATABASE } from './database/Database';
import { cloudNativePgEngine } from './engines/cloudNativePg';
import { mariaDbEngine } from './engines/mariaDb';
import { Engine } from './engines/Engine';
import { KubernetesObject } from './kubernetes/objects';

const NAMESPACE = 'shop';
const common = { replicas: 2, storage: '1Gi' };
const CASES = [
  {
    title: 'CloudNativePG',
    operator: OPERATORS.cloudNativePg,
    engine: cloudNativePgEngine,
    simulate: simulateCloudNativePg,
    spec: { engine: 'postgres', version: '17', ...common },
    ...namesOf('cnpg'),
    host: 'cnpg-first-rw.shop.svc',
    secretName: 'cnpg-first-app',
  },
  {
    title: 'the MariaDB operator',
    operator: OPERATORS.mariaDb,
    engine: mariaDbEngine,
    simulate: simulateMariaDb,
    spec: { engine: 'mysql', version: '11.4', ...common },
    ...namesOf('maria'),
    host: 'maria-first-primary.shop.svc',
    secretName: 'maria-first-credentials',
  },
];

function namesOf(prefix: string) {
  return {
    early: `${prefix}-early`,
    leftover: `${prefix}-leftover`,
    first: `${prefix}-first`,
    third: `${prefix}-third`,
  };
}

describe('a Database on an operator', () => {
  let harness: OperatorHarness;
  const simulations = new Map<string, RunningSimulation>();

  beforeAll(async () => {
    harness = await OperatorHarness.start('engines');
    await harness.createNamespace(NAMESPACE);
    await harness.createNamespace('operators');
    harness.runOperator();
  }, 240_000);

  afterAll(async () => {
    await Promise.all([...simulations.values()].map(one => one.stop()));
    await harness?.stop();
  });

  const claimsOf = async (name: string) =>
    (await harness.list(KINDS.claim, NAMESPACE)).filter(
      ({ metadata }) => metadata.labels?.['example.com/database'] === name,
    );
  const identities = (claims: KubernetesObject[]) =>
    claims.map(({ metadata }) => [metadata.name, metadata.uid]).sort();
  const untilGone = (name: string, engine: Engine) =>
    harness.until(
      () =>
        Promise.all(
          [DATABASE, engine.mainKind].map(kind =>
            harness.get(kind, NAMESPACE, name),
          ),
        ),
      found => found.every(one => !one),
    );

  it.each(CASES)(
    'falls to a StatefulSet where the operator is not there, and stays on it: $title',
    async testCase => {
      const { spec, early } = testCase;
      const database = await harness.createDatabase(NAMESPACE, early, {
        ...spec,
        replicas: 1,
      });
      const ready = await harness.untilCondition(database, 'Ready', 'True');
      expect(ready.status?.engine?.name).toBe('StatefulSet');
    },
    90_000,
  );

  it.each(CASES)(
    'does not take a CRD without a controller for an operator: $title',
    async testCase => {
      const { operator, spec, leftover } = testCase;
      await installCrds(harness.client, [operatorCrd(operator)]);
      const database = await harness.createDatabase(NAMESPACE, leftover, {
        ...spec,
        replicas: 1,
      });
      const ready = await harness.untilCondition(database, 'Ready', 'True');
      expect(ready.status?.engine).toMatchObject({
        name: 'StatefulSet',
        reason: expect.stringContaining('its controller does not run'),
      });
    },
    90_000,
  );

  it.each(CASES)(
    'says that no controller answered, while none does: $title',
    async testCase => {
      const { operator, engine, spec, first } = testCase;
      await harness.create(operatorDeployment(operator, 'operators'));
      await harness.until(
        () => harness.get(KINDS.deployment, 'operators', operator.label),
        found => found?.status?.readyReplicas,
      );
      const database = await harness.createDatabase(NAMESPACE, first, spec);
      const { namespace, name } = database.metadata;
      const seen = await harness.until(
        async () => (await harness.get(DATABASE, namespace, name)) as Database,
        found =>
          /no controller has answered/.test(
            conditionOf(found, 'Ready')?.message ?? '',
          ),
      );
      expect(seen.status?.engine?.name).toBe(engine.name);
    },
    90_000,
  );

  it.each(CASES)(
    'becomes Ready once the operator works, and names its Service and Secret: $title',
    async testCase => {
      const { simulate, title, host, secretName, early, first } = testCase;
      simulations.set(title, simulate(harness.controlPlane.client));
      const database = (await harness.get(
        DATABASE,
        NAMESPACE,
        first,
      )) as Database;
      const ready = await harness.untilCondition(database, 'Ready', 'True');
      expect(ready.status?.connection).toMatchObject({
        host,
        secretRef: { name: secretName },
      });
      const { name } = ready.status?.connection?.secretRef ?? { name: '' };
      const secret = await harness.get(KINDS.secret, NAMESPACE, name);
      expect(Object.keys((secret as { data?: object }).data ?? {})).toEqual(
        expect.arrayContaining(['username', 'password']),
      );
      const service = ready.status?.connection?.host.split('.')[0] ?? '';
      expect(
        await harness.get(KINDS.service, NAMESPACE, service),
      ).toBeDefined();
      expect(conditionOf(ready, 'ConnectionVerified')?.reason).toBe(
        'Simulated',
      );
      const before = (await harness.get(
        DATABASE,
        NAMESPACE,
        early,
      )) as Database;
      expect(before.status?.engine?.name).toBe('StatefulSet');
    },
    90_000,
  );

  it.each(CASES)(
    'keeps every claim under Retain, and a new Database uses them: $title',
    async testCase => {
      const { engine, spec, first } = testCase;
      const before = identities(await claimsOf(first));
      expect(before).toHaveLength(2);
      await harness.remove(DATABASE, NAMESPACE, first);
      await untilGone(first, engine);
      // The garbage collector has had its turn when the operator's pods are gone.
      await harness.until(
        () => harness.list(KINDS.pod, NAMESPACE),
        pods => !pods.some(pod => pod.metadata.name.startsWith(`${first}-`)),
      );
      expect(identities(await claimsOf(first))).toEqual(before);
      const second = await harness.createDatabase(NAMESPACE, first, spec);
      await harness.untilCondition(second, 'Ready', 'True');
      const after = await claimsOf(first);
      expect(identities(after)).toEqual(before);
      expect(after.map(({ status }) => status?.phase)).toEqual([
        'Bound',
        'Bound',
      ]);
    },
    120_000,
  );

  it.each(CASES)(
    'removes the claims under Delete: $title',
    async testCase => {
      const { engine, first } = testCase;
      await harness.patch(
        DATABASE,
        { namespace: NAMESPACE, name: first },
        { spec: { deletionPolicy: 'Delete' } },
      );
      await harness.remove(DATABASE, NAMESPACE, first);
      await untilGone(first, engine);
      const rest = await harness.until(
        () => claimsOf(first),
        claims => claims.length === 0,
      );
      expect(rest).toEqual([]);
    },
    90_000,
  );

  it.each(CASES)(
    'says that the operator is gone, while the database serves on: $title',
    async testCase => {
      const { operator, spec, third } = testCase;
      const database = await harness.createDatabase(NAMESPACE, third, spec);
      await harness.untilCondition(database, 'Ready', 'True');
      await harness.patch(
        KINDS.deployment,
        { namespace: 'operators', name: operator.label },
        { spec: { replicas: 0 } },
      );
      const seen = await harness.until(
        async () => (await harness.get(DATABASE, NAMESPACE, third)) as Database,
        found =>
          /controller of .* does not run/.test(
            conditionOf(found, 'Ready')?.message ?? '',
          ),
      );
      expect(conditionOf(seen, 'Ready')?.status).toBe('True');
    },
    90_000,
  );

  it.each(CASES)(
    'stays Stalled where the CRD of its engine is removed: $title',
    async testCase => {
      const { operator, engine, third } = testCase;
      const database = (await harness.get(
        DATABASE,
        NAMESPACE,
        third,
      )) as Database;
      await simulations.get(testCase.title)?.stop();
      await harness.client.request({
        method: 'DELETE',
        path: `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${operator.crd}`,
      });
      const seen = await harness.untilCondition(
        database,
        'Stalled',
        'True',
        'EngineNotServed',
      );
      expect(conditionOf(seen, 'Ready')?.status).toBe('False');
      expect(seen.status?.engine?.name).toBe(engine.name);
    },
    90_000,
  );
});
