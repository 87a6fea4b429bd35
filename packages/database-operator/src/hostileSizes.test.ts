import {
  conditionOf,
  Database,
  DATABASE,
  DATABASE_CRD,
  DATABASE_FINALIZER,
} from '@backstage-eco/plugin-eco-common';
import { operatorRequests } from './__testUtils__/auditLog';
import { OperatorHarness } from './__testUtils__/OperatorHarness';
import { deployObjects } from './__testUtils__/manifests';
import { Tenant } from './__testUtils__/Tenant';
import { hasCode } from './kubernetes/ApiError';
import { KINDS } from './kubernetes/kinds';
import { fieldAt, Fields } from './kubernetes/objects';

const SPEC = { engine: 'mysql', version: '8.4', storage: '1Gi' };
/**
 * Together they exceed the limit of one response, and each nearly the API
 * server's.
 */
const MANY = 90;
const LONG = '1'.repeat(1_250_000);

/**
 * The first schema admits texts of any length, which must not affect others.
 */
describe('Databases of the maximum size that the API server accepts', () => {
  let harness: OperatorHarness;
  let tenant: Tenant;
  let other: Tenant;
  const hostile: Database[] = [];

  beforeAll(async () => {
    harness = await OperatorHarness.start('hostile-sizes');
    await harness.createNamespace('hostile');
    await harness.createNamespace('shop');
    tenant = await Tenant.create(harness, 'hostile', 'tenant');
    other = await Tenant.create(harness, 'shop', 'tenant');
    await setBounds(false);
    const parameters = { [`p${LONG}`]: 'on' };
    for (let i = 0; i < MANY; i++) {
      const desired = i ? { ...SPEC, parameters } : { ...SPEC, version: LONG };
      hostile.push(
        (await harness.until(
          () => tryToCreate(`large-${i}`, desired),
          Boolean,
        )) as Database,
      );
    }
    await setBounds(true);
  });

  afterAll(() => harness?.stop());

  /**
   * Switches between the current CRD and the earlier one without bounds on
   * parameters.
   */
  async function setBounds(areSet: boolean): Promise<void> {
    const [crd] = deployObjects('crd.yaml').filter(
      ({ metadata }) => metadata.name === DATABASE_CRD,
    );
    const versions = structuredClone(crd.spec?.versions) as Fields[];
    const path = ['schema', 'openAPIV3Schema', 'properties', 'spec'];
    const found = fieldAt(
      versions[0],
      ...[...path, 'properties', 'parameters'],
    ) as Fields;
    if (!areSet) {
      delete found['x-kubernetes-validations'];
      delete found.maxProperties;
    }
    await harness.patch(
      KINDS.crd,
      { namespace: '', name: DATABASE_CRD },
      { spec: { versions } },
    );
  }

  /**
   * Returns `undefined` while the API server still applies the previous schema.
   */
  async function tryToCreate(name: string, desired: object) {
    try {
      return await tenant.createDatabase(name, desired);
    } catch (error) {
      if (hasCode(error, 422)) {
        return undefined;
      }
      throw error;
    }
  }

  it('do not block the controller from serving others', async () => {
    harness.runOperator({ progressSeconds: 1 });
    const database = await other.createDatabase('orders', SPEC);
    const ready = await harness.untilCondition(database, 'Ready', 'True');
    expect(conditionOf(ready, 'Stalled')?.status).toBe('False');
    const lists = operatorRequests(harness).requests.filter(line =>
      line.startsWith('list /apis/example.com/v1/databases?'),
    );
    // In smaller pages, after the first was too large.
    expect(lists.length).toBeGreaterThan(MANY / 10);
  });

  it.each([
    [0, 'UnknownVersion', /^spec\.version: /],
    [1, 'InvalidParameter', /^spec\.parameters\./],
    [MANY - 1, 'InvalidParameter', /^spec\.parameters\./],
  ])(
    'become Stalled, with the field and a short excerpt (%d)',
    async (index, reason, field) => {
      const seen = await harness.untilCondition(
        hostile[index],
        'Stalled',
        'True',
        reason,
      );
      const message = conditionOf(seen, 'Stalled')?.message ?? '';
      expect(message).toMatch(field);
      expect(message.length).toBeLessThan(300);
    },
  );

  it('keep the finalizers of others, however many', async () => {
    const finalizers = Array.from(
      { length: 50 },
      (_, i) => `example.org/f${i}`,
    );
    const held = await other.createDatabase('held', SPEC, { finalizers });
    const finalizersOf = async () =>
      (await harness.get(DATABASE, 'shop', 'held'))?.metadata.finalizers;
    await harness.untilCondition(held, 'Ready', 'True');
    expect(await finalizersOf()).toEqual([...finalizers, DATABASE_FINALIZER]);
    await harness.remove(DATABASE, 'shop', 'held');
    const left = await harness.until(
      finalizersOf,
      seen => !seen?.includes(DATABASE_FINALIZER),
    );
    expect(left).toEqual(finalizers);
    await harness.patch(
      DATABASE,
      { namespace: 'shop', name: 'held' },
      { metadata: { finalizers: null } },
    );
  });

  it('cannot have parameter names of unlimited length', async () => {
    const parameters = { [`p${LONG}`]: 'on' };
    // The API server applies a changed schema after a moment.
    const answer = await harness.until(
      () =>
        tenant
          .createDatabase(`refused-${Date.now()}`, { ...SPEC, parameters })
          .catch(String),
      said => typeof said === 'string',
    );
    expect(answer).toMatch(/a name has at most 100 characters/);
  });
});
