import {
  conditionOf,
  Database,
  DATABASE,
} from '@backstage-eco/plugin-eco-common';
import { installSimulatedOperator, SIMULATED_OPERATORS } from 'demo';
import { setTimeout } from 'timers/promises';
import { operatorRequests } from './__testUtils__/auditLog';
import {
  biggerRequests,
  mirroredImages,
} from './__testUtils__/changingPolicies';
import {
  OperatorHarness,
  RunningOperator,
} from './__testUtils__/OperatorHarness';
import { engineNamed } from './engines';
import { KINDS } from './kubernetes/kinds';
import { fieldAt, listAt, textAt } from './kubernetes/objects';

const NAMESPACE = 'shop';
const SPEC = { engine: 'mysql', version: '8.4', storage: '1Gi' };
/** Long enough to notice requests that repeat endlessly. */
const QUIET_MS = 5000;

/** Checks how the controller reacts to others that change its objects. */
describe('a child that others change', () => {
  let harness: OperatorHarness;
  let running: RunningOperator;

  beforeAll(async () => {
    harness = await OperatorHarness.start('drift');
    for (const name of [NAMESPACE, 'mirrored', 'sized']) {
      await harness.createNamespace(name);
    }
    for (const object of [
      ...mirroredImages('mirrored'),
      ...biggerRequests('sized'),
    ]) {
      await harness.create(object);
    }
    // An API server enforces a new policy after a moment.
    await setTimeout(3000);
    running = harness.runOperator({ progressSeconds: 1 });
  });

  afterAll(() => harness?.stop());

  const setOf = (name: string, namespace = NAMESPACE) =>
    harness.get(KINDS.statefulSet, namespace, name);
  const containerOf = async (name: string, namespace: string) =>
    listAt(
      (await setOf(name, namespace))?.spec,
      'template',
      'spec',
      'containers',
    )[0];
  const settled = (database: Database) =>
    harness
      .untilCondition(database, 'Ready', 'True')
      .then(() =>
        harness.untilCondition(
          database,
          'ConnectionVerified',
          'Unknown',
          'Simulated',
        ),
      );
  const requestsIn = async (ms: number) => {
    const { position } = operatorRequests(harness);
    await setTimeout(ms);
    return operatorRequests(harness, position).requests;
  };

  it.each([
    ['image', 'mirrored', /^mirror\.corp\//, 'image'],
    ['requests', 'sized', /^500m$/, 'resources'],
  ])(
    'is left as a policy changes it, and reported as drifted: %s',
    async (_, namespace, value, field) => {
      const { position } = operatorRequests(harness);
      const desired = { ...SPEC, sizeClass: 'small' };
      const database = await harness.createDatabase(
        namespace,
        'orders',
        desired,
      );
      const ready = await settled(database);
      const drifted = conditionOf(ready, 'Drifted');
      expect(drifted).toMatchObject({
        status: 'True',
        reason: 'ChangedOnAdmission',
      });
      expect(drifted?.message).toMatch(
        /^StatefulSet orders: spec\.template\.spec\.containers\[database\]/,
      );
      expect(drifted?.message).toContain(field);
      const container = await containerOf('orders', namespace);
      expect(
        field === 'image'
          ? textAt(container, 'image')
          : textAt(container, 'resources', 'requests', 'cpu'),
      ).toMatch(value);
      const { requests } = operatorRequests(harness, position);
      const own = requests.filter(line => line.includes(`/${namespace}/`));
      expect(own.length).toBeGreaterThan(6);
      expect(own.length).toBeLessThanOrEqual(14);
      expect(await requestsIn(QUIET_MS)).toEqual([]);
      const target = { namespace, name: 'orders' };
      await harness.patch(DATABASE, target, {
        spec: { parameters: { max_connections: '77' } },
      });
      await harness.until(
        () => containerOf('orders', namespace),
        found => JSON.stringify(found).includes('77'),
      );
      const again = await settled(database);
      expect(conditionOf(again, 'Stalled')?.status).toBe('False');
      expect(conditionOf(again, 'Drifted')?.status).toBe('True');
    },
  );

  it('costs a new process one dry run, and nothing after that', async () => {
    await running.stop();
    const { position } = operatorRequests(harness);
    running = harness.runOperator({ progressSeconds: 1 });
    const writes = await harness.until(
      async () =>
        operatorRequests(harness, position).requests.filter(
          line => !/^(get|list)/.test(line),
        ),
      found => found.length >= 2,
    );
    expect(writes).toHaveLength(2);
    expect(writes.every(line => line.includes('dryRun=All'))).toBe(true);
    expect(await requestsIn(QUIET_MS)).toEqual([]);
  });

  it('accepts a size that the API server writes differently', async () => {
    const database = await harness.createDatabase(NAMESPACE, 'fraction', {
      ...SPEC,
      storage: '1.4Gi',
    });
    const ready = await settled(database);
    expect(conditionOf(ready, 'Stalled')?.status).toBe('False');
    expect(conditionOf(ready, 'Drifted')?.status).toBe('False');
    const claim = await harness.get(KINDS.claim, NAMESPACE, 'data-fraction-0');
    expect(textAt(claim?.spec, 'resources', 'requests', 'storage')).toBe(
      '1503238553600m',
    );
    expect(await requestsIn(QUIET_MS)).toEqual([]);
  });

  it('is corrected, and an event names the field and its manager', async () => {
    const database = await harness.createDatabase(NAMESPACE, 'edited', SPEC);
    await settled(database);
    await edit('edited', 3);
    await harness.until(
      () => setOf('edited'),
      found => found?.spec?.replicas === 1,
    );
    const told = await harness.until(
      () => harness.list(KINDS.event, NAMESPACE),
      events => events.some(event => fieldAt(event, 'reason') === 'Corrected'),
    );
    const messages = told.map(event => textAt(event, 'message'));
    expect(messages).toContain(
      'StatefulSet edited: spec.replicas was changed by a-scaler and was set back',
    );
  });

  it('is reset from an ExternalName to a normal Service', async () => {
    const database = await harness.createDatabase(NAMESPACE, 'aliased', SPEC);
    await settled(database);
    const target = { namespace: NAMESPACE, name: 'aliased' };
    await harness.patch(KINDS.service, target, {
      spec: { type: 'ExternalName', externalName: 'evil.example.com' },
    });
    const service = await harness.until(
      () => harness.get(KINDS.service, NAMESPACE, 'aliased'),
      found => found?.spec?.type === 'ClusterIP',
    );
    expect(service?.spec?.clusterIP).toMatch(/\d/);
  });

  it('is not fought over: the next correction waits, and the Database reports with whom', async () => {
    const database = await harness.createDatabase(NAMESPACE, 'fought', SPEC);
    await settled(database);
    const { position } = operatorRequests(harness);
    let isOver = false;
    const fight = (async () => {
      while (!isOver) {
        if ((await setOf('fought'))?.spec?.replicas === 1) {
          await edit('fought', 2);
        }
        await setTimeout(200);
      }
    })();
    const seen = await harness
      .untilCondition(database, 'Drifted', 'True', 'Contested')
      .finally(() => setTimeout(QUIET_MS))
      .finally(() => {
        isOver = true;
        return fight;
      });
    expect(conditionOf(seen, 'Drifted')?.message).toMatch(
      /^StatefulSet fought: a-scaler changed spec\.replicas again after each of 3 corrections/,
    );
    const { requests } = operatorRequests(harness, position);
    const applies = requests.filter(
      line => line.includes('force=true') && !line.includes('dryRun'),
    );
    expect(applies).toHaveLength(3);
  });

  it('loses a parameter that is removed from the Database', async () => {
    const { client } = harness.controlPlane;
    await installSimulatedOperator(client, 'cloudnative-pg');
    const simulation = SIMULATED_OPERATORS['cloudnative-pg'].simulate(client);
    try {
      const database = await harness.createDatabase(NAMESPACE, 'tuned', {
        engine: 'postgres',
        version: '17',
        provider: 'CloudNativePG',
        parameters: { max_connections: '50', work_mem: '8MB' },
      });
      await settled(database);
      const parameters = async () =>
        fieldAt(
          await harness.get(
            engineNamed('CloudNativePG').resource,
            NAMESPACE,
            'tuned',
          ),
          'spec',
          'postgresql',
          'parameters',
        );
      expect(await parameters()).toEqual({
        max_connections: '50',
        work_mem: '8MB',
      });
      const target = { namespace: NAMESPACE, name: 'tuned' };
      await harness.patch(DATABASE, target, {
        spec: { parameters: { work_mem: null } },
      });
      const left = await harness.until(
        parameters,
        found => Object.keys({ ...(found as object) }).length === 1,
      );
      expect(left).toEqual({ max_connections: '50' });
    } finally {
      await simulation.stop();
    }
  });

  /** Sets the replicas as another field manager. */
  async function edit(name: string, replicas: number) {
    await harness.client.request({
      method: 'PATCH',
      path: `/apis/apps/v1/namespaces/${NAMESPACE}/statefulsets/${name}`,
      query: { fieldManager: 'a-scaler' },
      contentType: 'application/merge-patch+json',
      body: { spec: { replicas } },
    });
  }
});
