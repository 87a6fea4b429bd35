import { conditionOf, DATABASE } from '@backstage-eco/plugin-eco-common';
import { setTimeout } from 'timers/promises';
import { KINDS } from './kubernetes/kinds';
import { textAt } from './kubernetes/objects';
import { operatorRequests } from './__testUtils__/auditLog';
import { OperatorHarness } from './__testUtils__/OperatorHarness';

const NAMESPACE = 'shop';

describe('a Database on the StatefulSet engine', () => {
  let harness: OperatorHarness;

  beforeAll(async () => {
    harness = await OperatorHarness.start('statefulset');
    await harness.createNamespace(NAMESPACE);
    harness.runOperator();
  });

  afterAll(() => harness?.stop());

  const spec = {
    engine: 'postgres',
    version: '17',
    replicas: 2,
    storage: '1Gi',
  };
  it('becomes Ready, with bound claims and a connection without secret values', async () => {
    const database = await harness.createDatabase(NAMESPACE, 'orders', spec);
    const ready = await harness.untilCondition(database, 'Ready', 'True');
    expect(ready.status).toMatchObject({
      observedGeneration: ready.metadata.generation,
      replicas: 2,
      readyReplicas: 2,
      engine: { name: 'StatefulSet', type: 'postgres', version: '17' },
      connection: {
        host: 'orders.shop.svc',
        port: 5432,
        database: 'app',
        user: 'app',
        secretRef: {
          name: 'orders-credentials',
          keys: { user: 'username', password: 'password' },
        },
      },
      credentials: { source: 'Created' },
    });
    expect(ready.status?.engine?.reason).toContain('is not installed');
    expect(conditionOf(ready, 'ConnectionVerified')).toMatchObject({
      status: 'Unknown',
      reason: 'Simulated',
    });
    const claims = await harness.list(KINDS.claim, NAMESPACE);
    expect(claims.map(({ status }) => status?.phase)).toEqual([
      'Bound',
      'Bound',
    ]);
    expect(claims.flatMap(c => c.metadata.ownerReferences ?? [])).toEqual([]);
  });

  it('restores a child that was deleted or edited by hand', async () => {
    const database = await harness.createDatabase(NAMESPACE, 'healed', {
      ...spec,
      replicas: 1,
    });
    await harness.untilCondition(database, 'Ready', 'True');
    await harness.remove(KINDS.service, NAMESPACE, 'healed');
    await harness.until(
      () => harness.get(KINDS.service, NAMESPACE, 'healed'),
      service => service,
    );
    const target = { namespace: NAMESPACE, name: 'healed' };
    const { metadata } = await harness.patch(KINDS.statefulSet, target, {
      metadata: { labels: { mine: 'yes' } },
      spec: { replicas: 3, template: { spec: { hostNetwork: true } } },
    });
    const healed = await harness.until(
      () => harness.get(KINDS.statefulSet, NAMESPACE, 'healed'),
      found => found?.spec?.replicas === 1,
    );
    expect(healed?.metadata).toMatchObject({
      uid: metadata.uid,
      labels: { mine: 'yes' },
    });
    await harness.remove(KINDS.statefulSet, NAMESPACE, 'healed');
    await harness.until(
      () => harness.get(KINDS.statefulSet, NAMESPACE, 'healed'),
      found => found && found.metadata.uid !== metadata.uid,
    );
    await harness.untilCondition(database, 'Ready', 'True');
    const reasons = async () =>
      (await harness.list(KINDS.event, NAMESPACE))
        .filter(event => about(event) === 'healed')
        .map(event => (event as { reason?: string }).reason);
    const wanted = ['EngineChosen', 'Ready', 'Recreated', 'Corrected'];
    const told = await harness.until(
      reasons,
      seen =>
        wanted.every(reason => seen.includes(reason)) &&
        seen.filter(reason => reason === 'Ready').length > 1,
    );
    expect(told).toContain('NotReady');
  });

  it('keeps claims and password under Retain, and a new Database uses them', async () => {
    const first = await harness.createDatabase(NAMESPACE, 'kept', spec);
    await harness.untilCondition(first, 'Ready', 'True');
    const uidsOf = async () => {
      const claims = await harness.list(KINDS.claim, NAMESPACE);
      return claims
        .filter(({ metadata }) => metadata.name.startsWith('data-kept-'))
        .map(({ metadata }) => metadata.uid);
    };
    const before = await uidsOf();
    const secret = await secretIdentity('kept-credentials');
    await harness.remove(DATABASE, NAMESPACE, 'kept');
    await harness.until(
      () => restOf('kept'),
      found => found.every(one => !one),
    );
    const second = await harness.createDatabase(NAMESPACE, 'kept', spec);
    const ready = await harness.untilCondition(second, 'Ready', 'True');
    expect(before).toHaveLength(2);
    expect(await uidsOf()).toEqual(before);
    expect(await secretIdentity('kept-credentials')).toEqual(secret);
    expect(ready.status?.credentials).toEqual({ source: 'Existing' });
  });

  it('removes claims and password under Delete', async () => {
    const database = await harness.createDatabase(NAMESPACE, 'removed', {
      ...spec,
      deletionPolicy: 'Delete',
    });
    await harness.untilCondition(database, 'Ready', 'True');
    await harness.remove(DATABASE, NAMESPACE, 'removed');
    const rest = await harness.until(
      async () => [
        ...(await restOf('removed')),
        await harness.get(KINDS.claim, NAMESPACE, 'data-removed-0'),
        await harness.get(KINDS.claim, NAMESPACE, 'data-removed-1'),
        await secretIdentity('removed-credentials'),
      ],
      found => found.every(one => !one),
    );
    expect(rest).toHaveLength(6);
  });

  it('marks an impossible spec Stalled with the field and the fix, and keeps the data', async () => {
    const database = await harness.createDatabase(NAMESPACE, 'stalled', {
      ...spec,
      replicas: 1,
      storage: '2Gi',
    });
    await harness.untilCondition(database, 'Ready', 'True');
    const target = { namespace: NAMESPACE, name: 'stalled' };
    const specs: [object, string, RegExp][] = [
      [
        { storage: '1Gi' },
        'StorageCannotShrink',
        /^spec.storage: .*2Gi or more/,
      ],
      [
        { storage: '3Gi' },
        'StorageClassCannotGrow',
        /^spec.storage: .*standard/,
      ],
      [{ storage: 'lots' }, 'InvalidStorage', /^spec.storage: .*10Gi/],
      [
        { engine: 'mysql', version: '8.4' },
        'EngineChanged',
        /back to postgres/,
      ],
      [{ version: '18' }, 'MajorUpgradeNotSupported', /back to 17/],
      [{ version: '16' }, 'VersionDowngrade', /back to 17/],
      [{ version: '99' }, 'UnknownVersion', /15, 16, 17, 18/],
      [
        { replicas: 50 },
        'ReplicasNotSupported',
        /^spec.replicas: .*10 or less/,
      ],
      [{ provider: 'CloudNativePG' }, 'ProviderChanged', /back to StatefulSet/],
      [{ storageClass: 'fast' }, 'StorageClassChanged', /back to standard/],
      [{ backup: {} }, 'InvalidBackup', /^spec.backup.snapshotClass: /],
      [
        { backup: { snapshotClass: 'csi', schedule: 'daily' } },
        'InvalidBackup',
        /^spec.backup.schedule: .*0 3/,
      ],
      [
        { parameters: { data_directory: '/tmp' } },
        'ParameterRefused',
        /^spec.parameters.data_directory: .*not an allowed parameter/,
      ],
      [
        { backup: { snapshotClass: 'csi' } },
        'InvalidBackup',
        /beforeDeletion, or both/,
      ],
      [
        { backup: { snapshotClass: 'csi', beforeDeletion: true } },
        'BackupNotSupported',
        /CloudNativePG and MariaDBOperator do/,
      ],
    ];
    for (const [desired, reason, fix] of specs) {
      await harness.patch(DATABASE, target, { spec: desired });
      const seen = await harness.untilCondition(
        database,
        'Stalled',
        'True',
        reason,
      );
      expect(conditionOf(seen, 'Stalled')?.message).toMatch(fix);
      const back = Object.fromEntries(
        Object.keys({ ...desired }).map(field => [
          field,
          { ...database.spec }[field] ?? null,
        ]),
      );
      await harness.patch(DATABASE, target, { spec: back });
      await harness.untilCondition(database, 'Stalled', 'False');
    }
    const claim = await harness.get(KINDS.claim, NAMESPACE, 'data-stalled-0');
    expect(claim?.status?.phase).toBe('Bound');
  });

  it('handles a name of 253 characters, and an unknown version', async () => {
    const name = `9-${'long.'.repeat(50)}x`.padEnd(253, 'x');
    const database = await harness.createDatabase(NAMESPACE, name, spec);
    await harness.untilCondition(database, 'Ready', 'True');
    const bad = await harness.createDatabase(NAMESPACE, 'bad', {
      engine: 'mysql',
      version: 'latest',
    });
    const seen = await harness.untilCondition(bad, 'Stalled', 'True');
    expect(conditionOf(seen, 'Stalled')?.message).toMatch(
      /8\.4 \(MySQL\), 10\.11 \(MariaDB\)/,
    );
    const empty = await harness.createDatabase(NAMESPACE, 'empty');
    await harness.untilCondition(empty, 'Stalled', 'True', 'SpecMissing');
  });

  it('runs a single MySQL server, and reports so if more are requested', async () => {
    const desired = { engine: 'mysql', version: '8.4', storage: '1Gi' };
    const many = await harness.createDatabase(NAMESPACE, 'many', {
      ...desired,
      replicas: 3,
    });
    const refused = await harness.untilCondition(
      many,
      'Stalled',
      'True',
      'ReplicasNotSupported',
    );
    expect(conditionOf(refused, 'Stalled')?.message).toMatch(
      /^spec.replicas: .*one mysql server. Set it to 1/,
    );
    expect(
      await harness.get(KINDS.statefulSet, NAMESPACE, 'many'),
    ).toBeUndefined();
    const target = { namespace: NAMESPACE, name: 'many' };
    await harness.patch(DATABASE, target, { spec: { replicas: 1 } });
    await harness.untilCondition(many, 'Ready', 'True');
    // As written by `kubectl scale`. The one server keeps running.
    await harness.patch(DATABASE, target, { spec: { scaledReplicas: 2 } });
    const scaled = await harness.untilCondition(many, 'Stalled', 'True');
    expect(conditionOf(scaled, 'Stalled')?.message).toMatch(
      /^spec.scaledReplicas: /,
    );
    expect(conditionOf(scaled, 'Ready')?.status).toBe('True');
  });

  it('needs few requests, and none once finished', async () => {
    const { position } = operatorRequests(harness);
    const database = await harness.createDatabase(NAMESPACE, 'counted', {
      ...spec,
      replicas: 3,
    });
    await harness.untilCondition(database, 'Ready', 'True');
    await setTimeout(1000);
    const { requests } = operatorRequests(harness, position);
    expect(requests.length).toBeLessThanOrEqual(12);
    expect(requests.length).toBeGreaterThan(6);
    expect(requests.filter(line => line.includes('force=true'))).toEqual([]);
    await setTimeout(8000);
    expect(operatorRequests(harness, position).requests).toEqual(requests);
  });

  function restOf(name: string) {
    const kinds = [DATABASE, KINDS.statefulSet, KINDS.service];
    return Promise.all(kinds.map(kind => harness.get(kind, NAMESPACE, name)));
  }

  /**
   * Returns the UID and version of a Secret, read with the administrator's
   * rights.
   */
  async function secretIdentity(name: string) {
    const secret = await harness.get(KINDS.secret, NAMESPACE, name);
    return secret && [secret.metadata.uid, secret.metadata.resourceVersion];
  }
});

function about(event: object): string | undefined {
  return textAt(event, 'involvedObject', 'name');
}
