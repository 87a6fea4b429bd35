import { Database, DATABASE } from '@backstage-eco/plugin-eco-common';
import { findFreePorts } from 'child-processes';
import { readFileSync } from 'fs';
import { OperatorHarness } from './__testUtils__/OperatorHarness';
import { KINDS } from './kubernetes/kinds';

const NAMESPACE = 'shop';

describe('the telemetry of the controller', () => {
  let harness: OperatorHarness;
  let ready: Database;
  const ports: number[] = [];

  beforeAll(async () => {
    harness = await OperatorHarness.start('telemetry');
    await harness.createNamespace(NAMESPACE);
    ports.push(...(await findFreePorts(2)));
    const [leading, standby] = ports;
    harness.runOperator({ port: leading });
    await harness.until(
      async () => harness.log.some(({ message }) => message === 'leading'),
      leads => leads,
    );
    harness.runOperator({ port: standby });
    const database = await harness.createDatabase(NAMESPACE, 'orders', {
      engine: 'mysql',
      version: '8.4',
      storage: '1Gi',
    });
    ready = await harness.untilCondition(database, 'Ready', 'True');
  });

  afterAll(() => harness?.stop());

  const ask = async (path: string, port: number) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: answer.status, text: await answer.text() };
  };
  const metric = (text: string, name: string) =>
    text
      .split('\n')
      .filter(line => line.startsWith(name))
      .map(line => Number(line.split(' ').at(-1)));

  it('reports liveness and readiness, also on a standby', async () => {
    for (const port of ports) {
      expect((await ask('/healthz', port)).status).toBe(200);
      expect((await ask('/readyz', port)).status).toBe(200);
      expect((await ask('/elsewhere', port)).status).toBe(404);
    }
  });

  it('has metrics that Prometheus can parse line by line', async () => {
    const [leader, other] = await Promise.all(
      ports.map(async port => (await ask('/metrics', port)).text),
    );
    const leads = [leader, other].map(text =>
      metric(text, 'database_operator_leader'),
    );
    expect(leads).toEqual([[1], [0]]);
    expect(metric(leader, 'database_operator_databases{ready="True"}')).toEqual(
      [1],
    );
    const [count] = metric(leader, 'database_operator_reconcile_seconds_count');
    expect(count).toBeGreaterThan(0);
    expect(
      metric(leader, 'database_operator_reconcile_seconds_bucket{le="+Inf"}'),
    ).toEqual([count]);
    expect(
      Math.max(...metric(leader, 'database_operator_requests_total')),
    ).toBeGreaterThan(1);
    const lines = leader.split('\n').filter(line => !line.startsWith('#'));
    for (const line of lines.filter(Boolean)) {
      expect(line).toMatch(/^[a-z_]+({(\w+="[^"]*",?)+})? [\d.e+-]+$/);
    }
  });

  it('never contains the value of a Secret', async () => {
    const secret = (await harness.get(
      KINDS.secret,
      NAMESPACE,
      ready.status?.connection?.secretRef.name ?? '',
    )) as { data?: Record<string, string> } | undefined;
    const { password, 'admin-password': admin } = secret?.data ?? {};
    const values = [password, admin].flatMap(value => [
      value,
      Buffer.from(value, 'base64').toString(),
    ]);
    expect(values.every(value => value.length >= 32)).toBe(true);
    const told = [
      JSON.stringify(harness.log),
      JSON.stringify(await harness.get(DATABASE, NAMESPACE, 'orders')),
      JSON.stringify(await harness.list(KINDS.event, NAMESPACE)),
      JSON.stringify(await harness.list(KINDS.statefulSet, NAMESPACE)),
      (await ask('/metrics', ports[0])).text,
      readFileSync(harness.controlPlane.auditLogFile ?? '', 'utf8'),
    ];
    expect(told.every(text => text.length > 100)).toBe(true);
    expect(
      values.filter(value => told.some(text => text.includes(value))),
    ).toEqual([]);
  });
});
