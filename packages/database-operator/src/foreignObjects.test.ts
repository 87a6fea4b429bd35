import {
  conditionOf,
  Database,
  DATABASE,
} from '@backstage-eco/plugin-eco-common';
import { installSimulatedOperator, SIMULATED_OPERATORS } from 'demo';
import { setTimeout } from 'timers/promises';
import { deployObjects } from './__testUtils__/manifests';
import { OperatorHarness } from './__testUtils__/OperatorHarness';
import { Tenant } from './__testUtils__/Tenant';
import { childName } from './database/names';
import { KINDS } from './kubernetes/kinds';
import { KubernetesObject, ResourceKind } from './kubernetes/objects';

const NAMESPACE = 'shop';
const SPEC = { engine: 'mysql', version: '8.4', storage: '1Gi' };
/** Long enough for the garbage collector and the controller to cause damage. */
const HARM_MS = 5000;
const PORTS = [{ port: 80 }];

/**
 * Checks what a tenant who may only write Databases can reach of others'
 * objects.
 */
describe('objects that do not belong to a Database', () => {
  let harness: OperatorHarness;
  let tenant: Tenant;

  beforeAll(async () => {
    harness = await OperatorHarness.start('foreign-objects');
    await harness.createNamespace(NAMESPACE);
    for (const object of deployObjects('adoption.yaml')) {
      await harness.create(object);
    }
    tenant = await Tenant.create(harness, NAMESPACE, 'tenant');
    harness.runOperator({ progressSeconds: 1 });
    // A policy that is newer than a Database proves nothing about it.
    await setTimeout(10_000);
  });

  afterAll(() => harness?.stop());

  const databaseOf = async (name: string) =>
    (await harness.get(DATABASE, NAMESPACE, name)) as Database;
  const service = (name: string, spec: object): KubernetesObject => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: NAMESPACE },
    spec: { ports: PORTS, ...spec },
  });
  const goes = async (name: string) => {
    await harness.remove(DATABASE, NAMESPACE, name);
    await harness.until(
      () => databaseOf(name),
      found => !found,
    );
  };
  /** Returns the resource versions, which reveal any change. */
  const stateOf = async (
    kind: ResourceKind,
    name: string,
    namespace = NAMESPACE,
  ) => {
    const found = await harness.get(kind, namespace, name);
    return [found?.metadata, found?.spec];
  };

  it.each([
    ['a Service without selector', 'bare', {}],
    [
      'an ExternalName',
      'outside',
      { type: 'ExternalName', externalName: 'outside.example.com' },
    ],
    ['a Service with a selector', 'chosen', { selector: { app: 'mine' } }],
  ])('leaves %s unchanged', async (_, name, spec) => {
    await harness.create(service(name, spec));
    const before = await stateOf(KINDS.service, name);
    const database = await tenant.createDatabase(name, SPEC);
    const seen = await harness.untilCondition(
      database,
      'Stalled',
      'True',
      'NameTaken',
    );
    expect(conditionOf(seen, 'Ready')?.status).toBe('False');
    expect(await stateOf(KINDS.service, name)).toEqual(before);
    await goes(name);
    await setTimeout(HARM_MS);
    expect(await stateOf(KINDS.service, name)).toEqual(before);
  });

  it('leaves the Service of the API server unchanged', async () => {
    const owner = await Tenant.create(harness, 'default', 'tenant');
    const before = await stateOf(KINDS.service, 'kubernetes', 'default');
    const database = await owner.createDatabase('kubernetes', SPEC);
    await harness.untilCondition(database, 'Stalled', 'True', 'NameTaken');
    await harness.remove(DATABASE, 'default', 'kubernetes');
    await harness.until(
      () => harness.get(DATABASE, 'default', 'kubernetes'),
      found => !found,
    );
    await setTimeout(HARM_MS);
    expect(await stateOf(KINDS.service, 'kubernetes', 'default')).toEqual(
      before,
    );
  });

  it('does not open a foreign volume that its server would find by name', async () => {
    await harness.create(claim('data-found-0'));
    const database = await tenant.createDatabase('found', SPEC);
    const seen = await harness.untilCondition(
      database,
      'Stalled',
      'True',
      'NameTaken',
    );
    expect(conditionOf(seen, 'Stalled')?.message).toContain('data-found-0');
    expect(
      await harness.get(KINDS.statefulSet, NAMESPACE, 'found'),
    ).toBeUndefined();
  });

  it('does not open a foreign volume that an operator would find by label', async () => {
    const { client } = harness.controlPlane;
    await installSimulatedOperator(client, 'cloudnative-pg');
    await harness.create(
      claim('hibernating-1', { 'cnpg.io/cluster': 'hibernating' }),
    );
    const simulation = SIMULATED_OPERATORS['cloudnative-pg'].simulate(client);
    try {
      const database = await tenant.createDatabase('hibernating', {
        engine: 'postgres',
        version: '17',
        provider: 'CloudNativePG',
      });
      const seen = await harness.untilCondition(
        database,
        'Stalled',
        'True',
        'NameTaken',
      );
      expect(conditionOf(seen, 'Stalled')?.message).toContain('hibernating-1');
    } finally {
      await simulation.stop();
    }
  });

  it('do not disturb a Database when a second one claims its names', async () => {
    const first = await tenant.createDatabase('two.names', SPEC);
    await harness.untilCondition(first, 'Ready', 'True');
    const name = childName('two.names');
    const second = await tenant.createDatabase(name, SPEC);
    await harness.untilCondition(second, 'Stalled', 'True', 'NameTaken');
    await goes(name);
    await harness.remove(KINDS.service, NAMESPACE, name);
    const again = await harness.until(
      () => harness.get(KINDS.service, NAMESPACE, name),
      found => found,
    );
    expect(again).toBeDefined();
  });

  it('keeps a claim that only has the labels of its own', async () => {
    const database = await tenant.createDatabase('labels', {
      ...SPEC,
      deletionPolicy: 'Delete',
    });
    await harness.untilCondition(database, 'Ready', 'True');
    const own = await harness.get(KINDS.claim, NAMESPACE, 'data-labels-0');
    await harness.create(claim('precious', own?.metadata.labels));
    await setTimeout(1000);
    await goes('labels');
    await harness.until(
      () => harness.get(KINDS.claim, NAMESPACE, 'data-labels-0'),
      found => !found,
    );
    const left = await harness.get(KINDS.claim, NAMESPACE, 'precious');
    expect(left?.metadata.deletionTimestamp).toBeUndefined();
    expect(left).toBeDefined();
  });

  it('keeps a Secret whose name a finalizer claims', async () => {
    const { metadata } = await harness.create({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'claimed-credentials', namespace: NAMESPACE },
    });
    const finalizers = ['example.com/database', 'example.com/database-secret'];
    const database = await tenant.createDatabase(
      'claimed',
      { ...SPEC, deletionPolicy: 'Delete' },
      { finalizers },
    );
    const ready = await harness.untilCondition(database, 'Ready', 'True');
    expect(ready.status?.credentials).toEqual({ source: 'Existing' });
    await goes('claimed');
    // Again, but so early that nothing was created.
    await tenant.createDatabase(
      'claimed',
      { ...SPEC, deletionPolicy: 'Delete', version: 'none' },
      { finalizers },
    );
    await goes('claimed');
    const left = await harness.get(
      KINDS.secret,
      NAMESPACE,
      'claimed-credentials',
    );
    expect(left?.metadata.uid).toBe(metadata.uid);
  });

  it('reopens kept volumes only for the same owner or an authorized adopter', async () => {
    const mine = { ...SPEC, owner: 'group:default/payments' };
    const first = await tenant.createDatabase('kept', mine);
    await harness.untilCondition(first, 'Ready', 'True');
    const kept = await harness.get(KINDS.claim, NAMESPACE, 'data-kept-0');
    await goes('kept');
    const again = await tenant.createDatabase('kept', mine);
    await harness.untilCondition(again, 'Ready', 'True');
    await goes('kept');

    const theirs = { ...SPEC, owner: 'group:default/others' };
    const other = await tenant.createDatabase('kept', theirs);
    const seen = await harness.untilCondition(
      other,
      'Stalled',
      'True',
      'KeptForAnother',
    );
    const { uid } = again.metadata;
    const message = conditionOf(seen, 'Stalled')?.message;
    expect(message).toContain(`Set spec.adopts to ${uid}`);
    expect(message).toContain('deploy/adoption.yaml');
    expect(
      await harness.get(KINDS.statefulSet, NAMESPACE, 'kept'),
    ).toBeUndefined();
    await expect(tenant.adopt('kept', uid)).rejects.toThrow(/verb adopt/);
    await tenant.mayAdopt();
    await harness.until(
      () =>
        tenant.adopt('kept', uid).then(
          () => true,
          () => false,
        ),
      done => done,
    );
    await harness.untilCondition(other, 'Ready', 'True');
    const opened = await harness.get(KINDS.claim, NAMESPACE, 'data-kept-0');
    expect(opened?.metadata.uid).toBe(kept?.metadata.uid);
  });

  it('does not give kept volumes to someone who deleted the Database of the owner', async () => {
    const mine = { ...SPEC, owner: 'group:default/payments' };
    const first = await tenant.createDatabase('stolen', mine);
    await harness.untilCondition(first, 'Ready', 'True');
    const secret = await harness.get(
      KINDS.secret,
      NAMESPACE,
      'stolen-credentials',
    );
    await goes('stolen');
    await tenant.createDatabase(
      'stolen',
      { ...SPEC, deletionPolicy: 'Delete' },
      { finalizers: ['example.com/database', 'example.com/database-secret'] },
    );
    await setTimeout(1000);
    await goes('stolen');
    const left = [
      await harness.get(KINDS.secret, NAMESPACE, 'stolen-credentials'),
      await harness.get(KINDS.claim, NAMESPACE, 'data-stolen-0'),
    ];
    expect(left[0]?.metadata.uid).toBe(secret?.metadata.uid);
    expect(left[1]?.metadata.deletionTimestamp).toBeUndefined();
    expect(left[1]).toBeDefined();
  });

  it('trusts no volume without a record, whatever its labels say', async () => {
    const labels = {
      'example.com/database': 'planted',
      'example.com/provider': 'StatefulSet',
      'example.com/engine': 'mysql',
    };
    const { metadata } = await harness.create(claim('data-planted-0', labels));
    const database = await tenant.createDatabase('planted', SPEC);
    const seen = await harness.untilCondition(
      database,
      'Stalled',
      'True',
      'KeptForAnother',
    );
    expect(conditionOf(seen, 'Stalled')?.message).toContain(
      `Set spec.adopts to ${metadata.uid}`,
    );
  });

  it('shows its records to no tenant', async () => {
    const records = {
      apiVersion: 'example.com/v1',
      plural: 'databaserecords',
    };
    expect(await harness.list(records, NAMESPACE)).not.toEqual([]);
    await expect(tenant.list(records)).rejects.toThrow(/forbidden/);
  });

  function claim(
    name: string,
    labels?: Record<string, string>,
  ): KubernetesObject {
    return {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name, namespace: NAMESPACE, labels },
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
      },
    };
  }
});
