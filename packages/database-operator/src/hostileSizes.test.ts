import { conditionOf, Database } from '@backstage-eco/plugin-eco-common';
import { operatorRequests } from './__testUtils__/auditLog';
import { OperatorHarness } from './__testUtils__/OperatorHarness';
import { Tenant } from './__testUtils__/Tenant';

const SPEC = { engine: 'mysql', version: '8.4', storage: '1Gi' };
/** Together more than is read at once, and each almost all that the API server takes. */
const MANY = 30;
const LONG = '1'.repeat(1_250_000);

/** The first schema admits texts of any length, and nobody else may suffer for it. */
describe('Databases as large as the API server takes them', () => {
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
    for (let i = 0; i < MANY; i++) {
      const wish = { ...SPEC, version: LONG };
      hostile.push(await tenant.createDatabase(`large-${i}`, wish));
    }
  }, 240_000);

  afterAll(() => harness?.stop());

  it('do not keep the controller from serving others', async () => {
    harness.runOperator({ progressSeconds: 1 });
    const database = await other.createDatabase('orders', SPEC);
    const ready = await harness.untilCondition(database, 'Ready', 'True');
    expect(conditionOf(ready, 'Stalled')?.status).toBe('False');
    const lists = operatorRequests(harness).requests.filter(line =>
      line.startsWith('list /apis/example.com/v1/databases?'),
    );
    // In smaller pages, once the first was too large.
    expect(lists.length).toBeGreaterThan(MANY / 10);
  }, 120_000);

  it('end Stalled each, with the field and few of its words', async () => {
    const seen = await harness.untilCondition(
      hostile[MANY - 1],
      'Stalled',
      'True',
      'UnknownVersion',
    );
    const message = conditionOf(seen, 'Stalled')?.message ?? '';
    expect(message).toMatch(/^spec\.version: /);
    expect(message.length).toBeLessThan(300);
  }, 120_000);

  it('cannot have names of parameters of any length', async () => {
    const parameters = { [`p${LONG}`]: 'on' };
    await expect(
      tenant.createDatabase('refused', { ...SPEC, parameters }),
    ).rejects.toThrow(/a name has at most 100 characters/);
  }, 60_000);
});
