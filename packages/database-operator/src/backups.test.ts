import {
  conditionOf,
  Database,
  DATABASE,
  DatabaseEngineName,
} from '@backstage-eco/plugin-eco-common';
import {
  installSimulatedOperator,
  RunningSimulation,
  SimulatedOperatorName,
  SIMULATED_OPERATORS,
} from 'demo';
import { installCrds } from './__testUtils__/installCrds';
import { OperatorHarness } from './__testUtils__/OperatorHarness';
import { simulatedCrds } from './__testUtils__/simulatedCrds';
import { crdName, KubernetesObject, ResourceKind } from './kubernetes/objects';
import { KINDS } from './kubernetes/kinds';

const NAMESPACE = 'shop';
const SNAPSHOT: ResourceKind = {
  apiVersion: 'snapshot.storage.k8s.io/v1',
  kind: 'VolumeSnapshot',
  plural: 'volumesnapshots',
};
const SNAPSHOT_CRD: KubernetesObject = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: {
    name: crdName(SNAPSHOT),
    // Required for CRDs in protected Kubernetes groups.
    annotations: { 'api-approved.kubernetes.io': 'unapproved, for a test' },
  },
  spec: {
    group: 'snapshot.storage.k8s.io',
    scope: 'Namespaced',
    names: { plural: SNAPSHOT.plural, kind: SNAPSHOT.kind },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            'x-kubernetes-preserve-unknown-fields': true,
          },
        },
      },
    ],
  },
};
const SCHEDULED: ResourceKind = {
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'ScheduledBackup',
  plural: 'scheduledbackups',
};
const BACKUP: ResourceKind = {
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'Backup',
  plural: 'backups',
};
const PHYSICAL: ResourceKind = {
  apiVersion: 'k8s.mariadb.com/v1alpha1',
  kind: 'PhysicalBackup',
  plural: 'physicalbackups',
};

const CASES: {
  operator: SimulatedOperatorName;
  provider: DatabaseEngineName;
  spec: object;
  scheduled: ResourceKind;
  once: ResourceKind;
  schedule: object;
}[] = [
  {
    operator: 'cloudnative-pg',
    provider: 'CloudNativePG',
    spec: { engine: 'postgres', version: '17' },
    scheduled: SCHEDULED,
    once: BACKUP,
    schedule: { schedule: '0 0 3 * * *', backupOwnerReference: 'none' },
  },
  {
    operator: 'mariadb-operator',
    provider: 'MariaDBOperator',
    spec: { engine: 'mysql', version: '11.4' },
    scheduled: PHYSICAL,
    once: PHYSICAL,
    schedule: { schedule: { cron: '0 3 * * *', immediate: false } },
  },
];

describe('backups', () => {
  let harness: OperatorHarness;
  const simulations: RunningSimulation[] = [];

  beforeAll(async () => {
    const manifests = process.env.ECO_MANIFESTS;
    const operators = CASES.map(({ operator }) => operator);
    harness = await OperatorHarness.start('backups', {
      crds: await simulatedCrds(operators, manifests),
    });
    await harness.createNamespace(NAMESPACE);
    const { client } = harness.controlPlane;
    for (const operator of operators) {
      await installSimulatedOperator(client, operator, manifests);
      simulations.push(SIMULATED_OPERATORS[operator].simulate(client));
    }
    await harness.until(
      () =>
        Promise.all(
          operators.map(operator =>
            harness.list(
              KINDS.deployment,
              SIMULATED_OPERATORS[operator].account.namespace,
            ),
          ),
        ),
      found => found.flat().every(({ status }) => status?.readyReplicas),
    );
    harness.runOperator({ progressSeconds: 1 });
  });

  afterAll(async () => {
    await Promise.all(simulations.map(simulation => simulation.stop()));
    await harness?.stop();
  });

  const desired = { snapshotClass: 'csi', beforeDeletion: true };
  const databaseOf = async (name: string) =>
    (await harness.get(DATABASE, NAMESPACE, name)) as Database | undefined;
  const untilGone = (name: string) =>
    harness.until(
      () => databaseOf(name),
      found => !found,
    );
  const of = async (kind: ResourceKind, name: string) =>
    (await harness.list(kind, NAMESPACE)).filter(
      ({ metadata }) => metadata.labels?.['example.com/database'] === name,
    );

  describe.each(CASES)('on $provider', testCase => {
    const { operator, provider, scheduled, once } = testCase;
    const spec = { ...testCase.spec, storage: '1Gi' };
    const [refused, kept] = [`${operator}-refused`, `${operator}-kept`];

    it('block deletion while the last one fails, until the spec asks for none', async () => {
      if (await harness.get(KINDS.crd, '', SNAPSHOT_CRD.metadata.name)) {
        await harness.remove(KINDS.crd, '', SNAPSHOT_CRD.metadata.name);
      }
      const database = await harness.createDatabase(NAMESPACE, refused, {
        ...spec,
        backup: desired,
      });
      const ready = await harness.untilCondition(database, 'Ready', 'True');
      expect(ready.status?.engine?.name).toBe(provider);
      await harness.remove(DATABASE, NAMESPACE, refused);
      const seen = await harness.untilCondition(
        database,
        'Stalled',
        'True',
        'LastBackupFailed',
      );
      expect(conditionOf(seen, 'Stalled')?.message).toMatch(
        /^spec.backup.beforeDeletion: .*set spec.backup.beforeDeletion to false/,
      );
      await harness.patch(
        DATABASE,
        { namespace: NAMESPACE, name: refused },
        { spec: { backup: null } },
      );
      await untilGone(refused);
    });

    it('are scheduled, until the spec has no schedule', async () => {
      await installCrds(harness.client, [SNAPSHOT_CRD]);
      const database = await harness.createDatabase(NAMESPACE, kept, {
        ...spec,
        backup: { ...desired, schedule: '0 3 * * *' },
      });
      await harness.untilCondition(database, 'Ready', 'True');
      const [schedule, ...others] = await of(scheduled, kept);
      expect(others).toEqual([]);
      expect(schedule.spec).toMatchObject(testCase.schedule);
      expect(schedule.metadata.ownerReferences?.[0].name).toBe(kept);
      const target = { namespace: NAMESPACE, name: kept };
      await harness.patch(DATABASE, target, {
        spec: { backup: { schedule: null } },
      });
      await harness.until(
        () => of(scheduled, kept),
        found => found.length === 0,
      );
    });

    it('are taken one last time before deletion, and kept', async () => {
      const uid = (await databaseOf(kept))?.metadata.uid;
      const claims = await of(KINDS.claim, kept);
      await harness.remove(DATABASE, NAMESPACE, kept);
      await untilGone(kept);
      await harness.until(
        () => harness.list(KINDS.pod, NAMESPACE),
        pods => !pods.some(({ metadata }) => metadata.name.startsWith(kept)),
        120,
      );
      const name = `${kept}-last-${uid?.slice(0, 8)}`;
      const last = await harness.get(once, NAMESPACE, name);
      expect(last?.metadata.ownerReferences).toBeUndefined();
      const snapshots = (await harness.list(SNAPSHOT, NAMESPACE)).filter(
        ({ metadata }) => metadata.name.startsWith(name),
      );
      expect(snapshots).toHaveLength(1);
      expect((await of(KINDS.claim, kept)).length).toBe(claims.length);
    });
  });

  it('do not block a terminating namespace', async () => {
    await harness.createNamespace('going');
    const database = await harness.createDatabase('going', 'orders', {
      engine: 'postgres',
      version: '17',
      backup: desired,
    });
    await harness.untilCondition(database, 'Ready', 'True');
    await harness.remove(
      { apiVersion: 'v1', plural: 'namespaces' },
      '',
      'going',
    );
    const rest = await harness.until(
      () => harness.get(DATABASE, 'going', 'orders'),
      found => !found,
    );
    expect(rest).toBeUndefined();
  });

  it('are refused with the field and the fix if the engine takes none', async () => {
    const database = await harness.createDatabase(NAMESPACE, 'plain', {
      engine: 'mysql',
      version: '8.4',
      backup: desired,
    });
    const seen = await harness.untilCondition(
      database,
      'Stalled',
      'True',
      'BackupNotSupported',
    );
    expect(conditionOf(seen, 'Stalled')?.message).toMatch(
      /^spec.backup: .*Remove spec.backup/,
    );
    await harness.remove(DATABASE, NAMESPACE, 'plain');
    await untilGone('plain');
  });
});
