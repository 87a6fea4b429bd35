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
import { setTimeout } from 'timers/promises';
import { deployObjects } from './__testUtils__/manifests';
import {
  OperatorHarness,
  RunningOperator,
} from './__testUtils__/OperatorHarness';
import { simulatedCrds } from './__testUtils__/simulatedCrds';
import { engineNamed } from './engines';
import { KINDS } from './kubernetes/kinds';
import {
  crdName,
  KubernetesObject,
  listAt,
  ResourceKind,
  textAt,
} from './kubernetes/objects';

const NAMESPACE = 'shop';
const ROLE = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  plural: 'clusterroles',
};
/** Long enough for the garbage collector to finish. */
const COLLECTED_MS = 5000;
/** Kinds that are always deleted with a Database. */
const GOING = [KINDS.statefulSet, KINDS.service, KINDS.disruptionBudget];
const CONFIG_MAP = { apiVersion: 'v1', kind: 'ConfigMap' };
const postgres = { engine: 'postgres', version: '17' };
const CASES: {
  operator?: SimulatedOperatorName;
  provider: DatabaseEngineName;
  spec: object;
}[] = [
  { operator: 'cloudnative-pg', provider: 'CloudNativePG', spec: postgres },
  { operator: 'zalando', provider: 'Zalando', spec: postgres },
  { operator: 'percona', provider: 'Percona', spec: postgres },
  {
    operator: 'mariadb-operator',
    provider: 'MariaDBOperator',
    spec: { engine: 'mysql', version: '11.4' },
  },
  {
    operator: 'oracle-mysql',
    provider: 'OracleMySQL',
    spec: { engine: 'mysql', version: '8.4' },
  },
  { provider: 'StatefulSet', spec: postgres },
];
const OPERATORS = CASES.flatMap(({ operator }) => operator ?? []);

/**
 * Checks that no way of deleting a Database destroys data that must be kept.
 */
describe('the deletion of a Database', () => {
  let harness: OperatorHarness;
  let running: RunningOperator;
  const simulations: RunningSimulation[] = [];

  const run = () =>
    harness.runOperator({ progressSeconds: 1, recheckSeconds: 1 });

  beforeAll(async () => {
    harness = await OperatorHarness.start('deletion', {
      crds: await simulatedCrds(OPERATORS),
    });
    await harness.createNamespace(NAMESPACE);
    for (const object of deployObjects('rbac-kept-secrets.yaml')) {
      await harness.create(object);
    }
    const { client } = harness.controlPlane;
    for (const operator of OPERATORS) {
      await installSimulatedOperator(client, operator);
    }
    for (const operator of OPERATORS) {
      simulations.push(SIMULATED_OPERATORS[operator].simulate(client));
    }
    running = run();
  });

  afterAll(async () => {
    await Promise.all(simulations.map(simulation => simulation.stop()));
    await harness?.stop();
  });

  const databaseOf = async (name: string) =>
    (await harness.get(DATABASE, NAMESPACE, name)) as Database | undefined;
  const readyDatabase = async (name: string, spec: object) => {
    const desired = { replicas: 2, storage: '1Gi', ...spec };
    const made = await harness.createDatabase(NAMESPACE, name, desired);
    return harness.untilCondition(made, 'Ready', 'True');
  };
  const untilGone = (name: string) =>
    harness.until(
      () => databaseOf(name),
      found => !found,
      120,
    );
  const untilNoPods = (name: string) =>
    harness.until(
      () => harness.list(KINDS.pod, NAMESPACE),
      pods => !pods.some(pod => pod.metadata.name.startsWith(`${name}-`)),
      120,
    );
  const removeInForeground = (name: string) =>
    harness.remove(DATABASE, NAMESPACE, name, 'Foreground');
  const claimsOf = async (name: string) =>
    (await harness.list(KINDS.claim, NAMESPACE))
      .filter(({ metadata }) => metadata.name.includes(name))
      .map(({ metadata }) => [metadata.uid, metadata.deletionTimestamp])
      .sort();

  const namesOf = async (kinds: ResourceKind[], name: string) =>
    (await Promise.all(kinds.map(kind => harness.list(kind, NAMESPACE))))
      .flat()
      .map(({ metadata }) => metadata.name)
      .filter(found => found.includes(name));
  const secretsOf = async (name: string) =>
    (await harness.list(KINDS.secret, NAMESPACE))
      .filter(({ metadata }) => metadata.name.includes(name))
      .map(({ metadata }) => [metadata.name, metadata.uid])
      .sort();

  describe('in the foreground', () => {
    const before = new Map<string, Awaited<ReturnType<typeof stateOf>>>();
    const stateOf = async (name: string) => ({
      claims: await claimsOf(name),
      secrets: await secretsOf(name),
    });
    const nameOf = (policy: string, provider: string) =>
      `${policy}-${provider}`.toLowerCase();
    const forAll = (work: (one: (typeof CASES)[number]) => Promise<unknown>) =>
      Promise.all(CASES.map(work));

    beforeAll(async () => {
      await forAll(async ({ provider, spec }) => {
        const name = nameOf('retain', provider);
        await readyDatabase(name, { ...spec, provider });
        before.set(name, await stateOf(name));
      });
      await forAll(({ provider, spec }) =>
        readyDatabase(nameOf('delete', provider), {
          ...spec,
          provider,
          deletionPolicy: 'Delete',
        }),
      );
      // The garbage collector acts first, as it may whenever the controller is
      // busy.
      await running.stop();
      await forAll(({ provider }) =>
        removeInForeground(nameOf('retain', provider)),
      );
      await setTimeout(COLLECTED_MS);
      running = run();
      await forAll(({ provider }) =>
        removeInForeground(nameOf('delete', provider)),
      );
    });

    it.each(CASES)(
      'leaves every claim of $provider unchanged under Retain',
      async ({ provider }) => {
        const name = nameOf('retain', provider);
        await untilGone(name);
        await untilNoPods(name);
        const { claims, secrets } = before.get(name)!;
        expect(claims).toHaveLength(2);
        expect(await claimsOf(name)).toEqual(claims);
        // CloudNativePG sets the password of a new Secret in the server.
        const kept = provider === 'CloudNativePG' ? [] : secrets;
        expect(await secretsOf(name)).toEqual(kept);
        const { resource } = engineNamed(provider);
        await harness.until(
          () => namesOf([resource, ...GOING], name),
          found => found.length === 0,
        );
      },
    );

    it.each(CASES)(
      'leaves nothing of $provider under Delete',
      async ({ provider }) => {
        const name = nameOf('delete', provider);
        await untilGone(name);
        await untilNoPods(name);
        const kinds = [KINDS.claim, KINDS.secret, ...GOING];
        const rest = await harness.until(
          () => namesOf(kinds, name),
          found => found.length === 0,
        );
        expect(rest).toEqual([]);
      },
    );
  });

  it('also waits for a last backup in the foreground', async () => {
    const name = 'front-backup';
    await readyDatabase(name, {
      engine: 'mysql',
      version: '11.4',
      provider: 'MariaDBOperator',
      backup: { snapshotClass: 'csi', beforeDeletion: true },
    });
    const { resource } = engineNamed('MariaDBOperator');
    await removeInForeground(name);
    // The backup fails, as there is no snapshot controller.
    await harness.until(
      () => databaseOf(name),
      found => found && conditionOf(found, 'Stalled')?.status === 'True',
    );
    const main = await harness.get(resource, NAMESPACE, name);
    expect(main).toBeDefined();
    expect(main?.metadata.deletionTimestamp).toBeUndefined();
    await withoutSpec(name);
    await untilGone(name);
  });

  it('pauses while the main child cannot be seen', async () => {
    const name = 'unseen';
    const spec = { ...postgres, provider: 'CloudNativePG' };
    const database = await readyDatabase(name, spec);
    const before = await claimsOf(name);
    await running.stop();
    const allow = await refuse('clusters');
    await harness.remove(DATABASE, NAMESPACE, name);
    running = run();
    const seen = await harness.untilCondition(
      database,
      'Reconciling',
      'True',
      'NotSeen',
    );
    expect(conditionOf(seen, 'Ready')?.message).toMatch(
      /CloudNativePG runs it.*cannot list resource "clusters"/,
    );
    await allow();
    await untilGone(name);
    await untilNoPods(name);
    expect(await claimsOf(name)).toEqual(before);
  });

  it('pauses while its CRD serves only an unknown version', async () => {
    const name = 'other-version';
    const { resource } = engineNamed('CloudNativePG');
    const target = { namespace: '', name: crdName(resource) };
    const database = await readyDatabase(name, {
      ...postgres,
      provider: 'CloudNativePG',
    });
    const before = await claimsOf(name);
    await running.stop();
    const crd = await harness.get(KINDS.crd, '', target.name);
    const [version] = listAt(crd?.spec, 'versions') as object[];
    const next = { ...version, name: 'v2', storage: false };
    const versions = [{ ...version, served: false }, next];
    await harness.patch(KINDS.crd, target, { spec: { versions } });
    await harness.remove(DATABASE, NAMESPACE, name);
    running = run();
    // At first it might still become served; later it is known not to be.
    const seen = await harness.until(
      () => databaseOf(name),
      found =>
        !found ||
        /its CRD is here, but does not serve/.test(
          conditionOf(found, 'Ready')?.message ?? '',
        ),
      90,
    );
    expect(seen).toBeDefined();
    await harness.patch(KINDS.crd, target, { spec: { versions: [version] } });
    await untilGone(database.metadata.name);
    await untilNoPods(name);
    expect(await claimsOf(name)).toEqual(before);
  });

  it('pauses while its last backup cannot be seen', async () => {
    const name = 'unseen-backup';
    const database = await readyDatabase(name, {
      ...postgres,
      provider: 'CloudNativePG',
      backup: { snapshotClass: 'csi', beforeDeletion: true },
    });
    await running.stop();
    const allow = await refuse('backups');
    await harness.remove(DATABASE, NAMESPACE, name);
    running = run();
    await harness.untilCondition(database, 'Reconciling', 'True', 'NotSeen');
    const backups = { apiVersion: 'postgresql.cnpg.io/v1', plural: 'backups' };
    expect(await harness.list(backups, NAMESPACE)).toEqual([]);
    await withoutSpec(name);
    await untilGone(name);
    await allow();
  });

  it.each([
    ['mine-pg', { ...postgres, provider: 'Percona' }, 'mine-pg-pguser-app'],
    [
      'mine-my',
      { engine: 'mysql', version: '8.4', provider: 'OracleMySQL' },
      'mine-my-backup',
    ],
  ])(
    'keeps a Secret that only has the name of an operator Secret: %s',
    async (name, spec, secret) => {
      const owner = await ownerOf(`owner-of-${secret}`);
      const { metadata } = await harness.create({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: {
          name: secret,
          namespace: NAMESPACE,
          ownerReferences: [owner],
        },
      });
      for (const deletionPolicy of ['Retain', 'Delete']) {
        await readyDatabase(name, { ...spec, deletionPolicy });
        await harness.remove(DATABASE, NAMESPACE, name);
        await untilGone(name);
        await untilNoPods(name);
        const left = await harness.get(KINDS.secret, NAMESPACE, secret);
        expect(left?.metadata).toMatchObject({
          uid: metadata.uid,
          ownerReferences: [owner],
        });
      }
      await harness.until(
        () => harness.list(KINDS.event, NAMESPACE),
        events =>
          events.some(
            event =>
              isDataRemovedEvent(event, name) &&
              textAt(event, 'message')?.includes(`Secrets ${secret} stay`),
          ),
      );
    },
  );

  it('keeps claims of others that have a label of the operator', async () => {
    const name = 'labelled';
    const owner = await ownerOf('claim-owner');
    await harness.create({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        name: 'of-another',
        namespace: NAMESPACE,
        labels: { 'cluster-name': name },
        ownerReferences: [owner],
      },
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
      },
    });
    await readyDatabase(name, { ...postgres, provider: 'Zalando' });
    await harness.remove(DATABASE, NAMESPACE, name);
    await untilGone(name);
    const left = await harness.get(KINDS.claim, NAMESPACE, 'of-another');
    expect(left?.metadata.ownerReferences).toEqual([owner]);
    expect(left?.metadata.labels).toEqual({ 'cluster-name': name });
  });

  function isDataRemovedEvent(event: KubernetesObject, name: string): boolean {
    return (
      textAt(event, 'involvedObject', 'name') === name &&
      textAt(event, 'reason') === 'DataRemoved'
    );
  }

  function withoutSpec(name: string) {
    const target = { namespace: NAMESPACE, name };
    return harness.patch(DATABASE, target, { spec: { backup: null } });
  }

  /** Returns an owner reference to an existing object. */
  async function ownerOf(name: string) {
    const metadata = { name, namespace: NAMESPACE };
    const made = await harness.create({ ...CONFIG_MAP, metadata });
    return { ...CONFIG_MAP, name, uid: made.metadata.uid ?? '' };
  }

  /**
   * Removes one resource from the controller's role; returns a function that
   * restores it.
   */
  async function refuse(resource: string): Promise<() => Promise<unknown>> {
    const target = { namespace: '', name: 'database-operator' };
    const role = await harness.get(ROLE, '', target.name);
    const rules = listAt(role, 'rules') as { resources: string[] }[];
    await harness.patch(ROLE, target, {
      rules: rules.map(rule => ({
        ...rule,
        resources: rule.resources.filter(one => one !== resource),
      })),
    });
    return () => harness.patch(ROLE, target, { rules });
  }
});
