import {
  conditionOf,
  Database,
  DATABASE,
} from '@backstage-eco/plugin-eco-common';
import dns from 'dns';
import { setTimeout } from 'timers/promises';
import { operatorRequests } from './__testUtils__/auditLog';
import { DatabaseServer, startPostgres } from './__testUtils__/databaseServers';
import {
  OperatorHarness,
  RunningOperator,
} from './__testUtils__/OperatorHarness';
import { KINDS } from './kubernetes/kinds';

const NAMESPACE = 'shop';
const LEASE = { apiVersion: 'coordination.k8s.io/v1', plural: 'leases' };
/**
 * Stands in for the address of the Service, which no DNS here resolves. A
 * separate address, as the port may be in use on others; macOS has only one.
 */
const ADDRESS = process.platform === 'darwin' ? '127.0.0.1' : '127.0.0.77';
const PORT = 5432;
const RECHECK_SECONDS = 3;
const INTERVAL_MS = 1000 * RECHECK_SECONDS;

/** The pods are simulated, which is hidden from the controller here. */
describe('the connection of a Database', () => {
  let harness: OperatorHarness;
  let operator: RunningOperator;
  let database: Database;
  let heart: NodeJS.Timeout | undefined;
  let server: DatabaseServer | undefined;
  const asked: number[] = [];

  beforeAll(async () => {
    harness = await OperatorHarness.start('connection');
    await harness.createNamespace(NAMESPACE);
    operator = harness.runOperator();
    database = await harness.createDatabase(NAMESPACE, 'orders', {
      engine: 'postgres',
      version: '17',
    });
    await harness.untilCondition(
      database,
      'ConnectionVerified',
      'Unknown',
      'Simulated',
    );
    await operator.stop();
    await hideThatNodesAreSimulated();
    operator = harness.runOperator({ recheckSeconds: RECHECK_SECONDS });
  });

  afterAll(async () => {
    clearInterval(heart);
    jest.restoreAllMocks();
    await harness?.stop();
    await server?.stop();
  });

  async function hideThatNodesAreSimulated() {
    const nodes = await harness.list(KINDS.node, '');
    const names = nodes.map(({ metadata }) => metadata.name);
    for (const name of names) {
      await harness.patch(
        KINDS.node,
        { namespace: '', name },
        { metadata: { annotations: { 'kwok.x-k8s.io/node': null } } },
      );
    }
    // kwok stops managing them here, and without heartbeats the nodes become
    // NotReady.
    heart = setInterval(
      () =>
        names.forEach(name =>
          harness
            .patch(
              LEASE,
              { namespace: 'kube-node-lease', name },
              {
                spec: {
                  renewTime: new Date().toISOString().replace('Z', '000Z'),
                },
              },
            )
            .catch(() => {}),
        ),
      5000,
    );
  }

  const connectionCondition = async () => {
    const seen = await harness.get(DATABASE, NAMESPACE, 'orders');
    const { status, reason } =
      conditionOf(seen as Database, 'ConnectionVerified') ?? {};
    return [status, reason];
  };
  const statusWrites = (since: number) =>
    operatorRequests(harness, since).requests.filter(line =>
      line.includes('/orders/status'),
    );

  it('is unknown if the Service has no address, while the Database is Ready', async () => {
    const seen = await harness.untilCondition(
      database,
      'ConnectionVerified',
      'Unknown',
      'NotReachable',
    );
    expect(conditionOf(seen, 'Ready')?.status).toBe('True');
  });

  it('is probed once per interval, and written only if the result changes', async () => {
    const lookup = dns.lookup as (...args: unknown[]) => void;
    jest.spyOn(dns, 'lookup').mockImplementation(((
      host: string,
      options: unknown,
      done: unknown,
    ) => {
      if (host !== 'orders.shop.svc') {
        return lookup(host, options, done);
      }
      asked.push(performance.now());
      return lookup(ADDRESS, options, done);
    }) as typeof dns.lookup);
    await harness.until(
      connectionCondition,
      ([, reason]) => reason === 'ConnectionFailed',
    );
    const { position } = operatorRequests(harness);
    const count = asked.length;
    await harness.until(
      async () => asked.length,
      now => now > count + 1,
    );
    await setTimeout(1000);
    const pauses = asked.slice(1).map((at, i) => at - asked[i]);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(INTERVAL_MS);
    expect(statusWrites(position)).toEqual([]);
  });

  it('is verified by the greeting of a real server, which ends the probes', async () => {
    const { position } = operatorRequests(harness);
    server = await startPostgres({ host: ADDRESS, port: PORT });
    await harness.until(connectionCondition, ([status]) => status === 'True');
    expect(await connectionCondition()).toEqual(['True', 'ServerAnswered']);
    expect(statusWrites(position)).toHaveLength(1);
    const count = asked.length;
    await setTimeout(3 * INTERVAL_MS);
    expect(asked).toHaveLength(count);
    expect(statusWrites(position)).toHaveLength(1);
  });
});
