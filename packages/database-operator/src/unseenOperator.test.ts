import {
  conditionOf,
  Database,
  DATABASE,
} from '@backstage-eco/plugin-eco-common';
import {
  installSimulatedOperator,
  RunningSimulation,
  SIMULATED_OPERATORS,
} from 'demo';
import { setTimeout } from 'timers/promises';
import {
  OperatorHarness,
  RunningOperator,
} from './__testUtils__/OperatorHarness';
import { engineNamed } from './engines';
import { KINDS } from './kubernetes/kinds';
import { listAt } from './kubernetes/objects';

const NAMESPACE = 'shop';
const ROLE = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  plural: 'clusterroles',
};
const { resource } = engineNamed('CloudNativePG');

describe('a Database whose operator the controller may not see', () => {
  let harness: OperatorHarness;
  let operator: RunningOperator;
  let simulation: RunningSimulation | undefined;

  beforeAll(async () => {
    harness = await OperatorHarness.start('unseen');
    await harness.createNamespace(NAMESPACE);
    const { client } = harness.controlPlane;
    await installSimulatedOperator(client, 'cloudnative-pg');
    simulation = SIMULATED_OPERATORS['cloudnative-pg'].simulate(client);
    operator = harness.runOperator();
  });

  afterAll(async () => {
    await simulation?.stop();
    await harness?.stop();
  });

  const databaseOf = async () =>
    (await harness.get(DATABASE, NAMESPACE, 'orders')) as Database | undefined;
  const claims = async () =>
    (await harness.list(KINDS.claim, NAMESPACE)).map(({ metadata }) => [
      metadata.uid,
      metadata.deletionTimestamp,
    ]);

  it('is not deleted before its volumes can be kept', async () => {
    const database = await harness.createDatabase(NAMESPACE, 'orders', {
      engine: 'postgres',
      version: '17',
      provider: 'CloudNativePG',
    });
    await harness.untilCondition(database, 'Ready', 'True');
    const before = await claims();
    expect(before).toHaveLength(1);
    await operator.stop();
    const role = await harness.get(ROLE, '', 'database-operator');
    const rules = listAt(role, 'rules');
    const target = { namespace: '', name: 'database-operator' };
    await harness.patch(ROLE, target, {
      rules: rules.filter(rule => !JSON.stringify(rule).includes('cnpg')),
    });
    await harness.remove(DATABASE, NAMESPACE, 'orders');
    operator = harness.runOperator();
    const seen = await harness.until(databaseOf, found =>
      /Whether CloudNativePG runs it cannot be seen: .*forbidden/.test(
        (found && conditionOf(found, 'Reconciling')?.message) ?? '',
      ),
    );
    expect(seen?.metadata.deletionTimestamp).toBeDefined();
    await setTimeout(5000);
    expect(await databaseOf()).toBeDefined();
    expect(await harness.get(resource, NAMESPACE, 'orders')).toBeDefined();
    await harness.patch(ROLE, target, { rules });
    await harness.until(databaseOf, found => !found);
    await harness.until(
      () => harness.list(KINDS.pod, NAMESPACE),
      pods => pods.length === 0,
      120,
    );
    expect(await claims()).toEqual(before);
  });
});
