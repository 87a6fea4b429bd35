import { writeFileSync } from 'fs';
import { join } from 'path';
import { setTimeout } from 'timers/promises';
import { parseArgs } from 'util';
import { KINDS } from '../../controller/kinds';
import { conditionOf, Database, DATABASE } from '../../database/Database';
import { childName } from '../../database/names';
import { engines } from '../../engines';
import { KubernetesObject } from '../../kubernetes/objects';
import { operatorRequests } from '../auditLog';
import { installCrds } from '../installCrds';
import { OperatorHarness } from '../OperatorHarness';
import { operatorCrd, operatorDeployment, OPERATORS } from '../operators';
import { BenchProcess } from './processes';

const GROUPS = [
  {
    namespace: 'bench-statefulset',
    spec: { engine: 'mysql', version: '8.4' },
  },
  {
    namespace: 'bench-statefulset-postgres',
    spec: { engine: 'postgres', version: '17', provider: 'StatefulSet' },
  },
  {
    namespace: 'bench-cloudnativepg',
    spec: { engine: 'postgres', version: '17' },
  },
  {
    namespace: 'bench-mariadb',
    spec: { engine: 'mysql', version: '11.4' },
  },
];
const SECONDS = 1000;

/**
 * The measure of the controller on a real control plane with simulated pods:
 * requests, memory, time to Ready, silence, and what kills leave behind.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      databases: { type: 'string', default: '500' },
      quiet: { type: 'string', default: '300' },
      kills: { type: 'string', default: '50' },
      out: { type: 'string' },
    },
  });
  const harness = await OperatorHarness.start('bench');
  const processes: BenchProcess[] = [];
  try {
    const log = (name: string) =>
      join(harness.controlPlane.directory, `${name}.log`);
    const operator = BenchProcess.operator(
      harness.operatorOptions().kubeconfig ?? '',
      log('operator'),
    );
    processes.push(operator, ...(await startSimulations(harness, log)));
    operator.start();
    const databases = await createAll(harness, Number(values.databases), 'db');
    const seconds = await untilReady(harness, databases, operator);
    await setTimeout(5 * SECONDS);
    const requestsPerDatabase = meanRequests(harness, databases);
    const { position } = operatorRequests(harness);
    await setTimeout(Number(values.quiet) * SECONDS);
    const quiet = operatorRequests(harness, position).requests;
    const kills = await killAtRandom(harness, operator, Number(values.kills));
    operator.sample();
    const sorted = [...seconds].sort((a, b) => a - b);
    const at = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    const report = {
      databases: databases.length,
      ready: seconds.length,
      requestsPerDatabase,
      quietRequests: quiet.length,
      kills: Number(values.kills),
      ...kills,
      peakMB: Math.round(operator.peakMB),
      p50s: at(0.5),
      p95s: at(0.95),
      controllerManagerQps: 200,
      simulated: 'pods, CloudNativePG and the MariaDB operator',
    };
    process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
    if (values.out) {
      writeFileSync(values.out, `${JSON.stringify(report, undefined, 2)}\n`);
    }
  } finally {
    await Promise.all(processes.map(one => one.end('SIGKILL')));
    await harness.stop();
  }
}

async function startSimulations(
  harness: OperatorHarness,
  log: (name: string) => string,
): Promise<BenchProcess[]> {
  await harness.createNamespace('operators');
  const { url, caFile } = harness.controlPlane;
  const processes = [];
  for (const [name, operator] of Object.entries(OPERATORS)) {
    await installCrds(harness.client, [operatorCrd(operator)]);
    await harness.create(operatorDeployment(operator, 'operators'));
    const account = { name: operator.label, namespace: 'operators' };
    await harness.create({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: account,
    });
    await harness.create({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: operator.label },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: 'cluster-admin',
      },
      subjects: [{ kind: 'ServiceAccount', ...account }],
    } as KubernetesObject);
    await harness.until(
      () => harness.get(KINDS.deployment, 'operators', operator.label),
      found => found?.status?.readyReplicas,
    );
    const token = await harness.controlPlane.token('operators', operator.label);
    const simulation = BenchProcess.simulation(
      name,
      { url, caFile, token },
      log(name),
    );
    simulation.start();
    processes.push(simulation);
  }
  for (const { namespace } of GROUPS) {
    await harness.createNamespace(namespace);
  }
  return processes;
}

/** Makes Databases, all at once: 1 to 3 servers where the engine can, each with a volume. */
function createAll(
  harness: OperatorHarness,
  count: number,
  prefix: string,
): Promise<Database[]> {
  const making: Promise<Database>[] = [];
  for (let i = 0; i < count; i++) {
    const slot = i % 8;
    const group = GROUPS[[0, 1, 2, 3, 0, 1, 2, 3][slot]];
    const canReplicate = group !== GROUPS[0];
    making.push(
      harness.createDatabase(group.namespace, `${prefix}-${i}`, {
        ...group.spec,
        replicas: canReplicate ? 1 + (i % 3) : 1,
        storage: '1Gi',
      }),
    );
  }
  return Promise.all(making);
}

async function allDatabases(harness: OperatorHarness): Promise<Database[]> {
  const lists = await Promise.all(
    GROUPS.map(({ namespace }) => harness.list(DATABASE, namespace)),
  );
  return lists.flat() as Database[];
}

/** Seconds from create to Ready, of each; to a second, for conditions are dated so. */
async function untilReady(
  harness: OperatorHarness,
  databases: Database[],
  operator: BenchProcess,
): Promise<number[]> {
  const names = new Set(databases.map(({ metadata }) => metadata.uid));
  const all = await harness.until(
    async () => {
      operator.sample();
      await setTimeout(SECONDS);
      return (await allDatabases(harness)).filter(
        database =>
          names.has(database.metadata.uid) &&
          conditionOf(database, 'Ready')?.status === 'True',
      );
    },
    ready => ready.length === databases.length,
    900,
  );
  return all.map(database => {
    const since = conditionOf(database, 'Ready')?.lastTransitionTime ?? '';
    const created = database.metadata.creationTimestamp ?? '';
    return (Date.parse(since) - Date.parse(created)) / SECONDS;
  });
}

/** The largest of the engines' means. Each engine has namespaces of its own. */
function meanRequests(harness: OperatorHarness, databases: Database[]): number {
  const { requests } = operatorRequests(harness);
  const means = [
    'bench-statefulset',
    'bench-cloudnativepg',
    'bench-mariadb',
  ].map(start => {
    const made = databases.filter(({ metadata }) =>
      metadata.namespace.startsWith(start),
    );
    const sent = requests.filter(line => line.includes(`/namespaces/${start}`));
    return made.length > 0 ? sent.length / made.length : 0;
  });
  return Math.round(100 * Math.max(...means)) / 100;
}

/** Kills the operator at random moments while Databases come and go; then counts what is wrong. */
async function killAtRandom(
  harness: OperatorHarness,
  operator: BenchProcess,
  kills: number,
) {
  const made: Database[] = [];
  for (let i = 0; i < kills; i++) {
    made.push(...(await createAll(harness, 4, `kill-${i}`)));
    await setTimeout(Math.random() * 3 * SECONDS);
    await operator.end('SIGKILL');
    // The dead leader's lease is taken away, or each kill would wait for it.
    await harness
      .remove(
        { apiVersion: 'coordination.k8s.io/v1', plural: 'leases' },
        'database-operator',
        'database-operator',
      )
      .catch(() => {});
    operator.start();
  }
  await untilReady(harness, made, operator).catch(() => {});
  const all = await allDatabases(harness);
  const children = await allChildren(harness);
  const expected = new Map(
    all.map(({ metadata }) => [
      `${metadata.namespace}/${childName(metadata.name)}`,
      0,
    ]),
  );
  let orphans = 0;
  for (const { metadata } of children) {
    const key = `${metadata.namespace}/${metadata.labels?.['example.com/database']}`;
    const count = expected.get(key);
    orphans += count === undefined ? 1 : 0;
    expected.set(key, (count ?? 0) + 1);
  }
  const counts = [...expected.values()];
  const ready = all.filter(one => conditionOf(one, 'Ready')?.status === 'True');
  return {
    orphans,
    duplicates: counts.filter(count => count > 1).length,
    lost:
      all.length - ready.length + counts.filter(count => count === 0).length,
  };
}

/** The main children that Databases own. */
async function allChildren(harness: OperatorHarness) {
  const lists = await Promise.all(
    GROUPS.flatMap(({ namespace }) =>
      engines.map(({ mainKind }) => harness.list(mainKind, namespace)),
    ),
  );
  return lists
    .flat()
    .filter(({ metadata }) =>
      metadata.ownerReferences?.some(({ kind }) => kind === DATABASE.kind),
    );
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
