import { KubernetesClient, KubernetesObject } from 'control-plane';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { AuditedRequest, AuditLog } from './AuditLog';
import {
  createDatabases,
  GROUPS,
  isDrifted,
  listDatabases,
  readySince,
} from './databases';
import { KillFigures, killAtRandom } from './killAtRandom';
import { OperatorProcess, WATCH_SECONDS } from './OperatorProcess';
import { POLICIES } from './policies';
import { startCluster } from './startCluster';

const SECOND = 1000;
const READY_WITHIN_SECONDS = 900;
/**
 * Wait for the controller's late updates: after Ready, a server count is
 * delayed by 30 s.
 */
const LATE_SECONDS = 35;

/** Measured figures, as in the report. */
export interface ControllerFigures extends KillFigures {
  databases: number;
  ready: number;
  /** Largest of the engines' means. */
  requestsPerDatabase: number;
  quietRequests: number;
  /** Databases that report a child changed on admission. */
  drifted: number;
  kills: number;
  peakMB: number;
  p50s: number;
  p95s: number;
}

/** Size of a measurement. */
export interface MeasureOptions {
  databases: number;
  quietSeconds: number;
  kills: number;
  /** Number of controller processes that run at the same time. */
  controllers: number;
  /**
   * Whether admission policies change the children that the controller creates.
   */
  policies: boolean;
  say: (text: string) => void;
}

/**
 * Measures the controller's requests, memory and leftovers on its own control
 * plane. Creates Databases at once and waits until all are Ready. Then measures
 * quiet minutes, and kills processes at random moments.
 */
export async function measureController(
  options: MeasureOptions,
): Promise<ControllerFigures> {
  const { databases: count, kills, controllers, policies, say } = options;
  const name = `controller-${controllers}`;
  const cluster = await startCluster(name, policies ? POLICIES : []);
  const { controlPlane, kubeconfig, username } = cluster;
  const { client, directory, auditLogFile = '' } = controlPlane;
  const operators = Array.from(
    { length: controllers },
    (_, i) =>
      new OperatorProcess(kubeconfig, join(directory, `operator-${i}.log`)),
  );
  try {
    operators.forEach(operator => operator.start());
    const audit = new AuditLog(auditLogFile, username);
    const created = new Date();
    const databases = await createDatabases(client, {
      count,
      prefix: 'db',
      // Sets resource requests, so that the policies have some to change.
      sizeClass: policies ? 'small' : undefined,
    });
    say(`${count} Databases made`);
    const seconds = await untilReady({ client, databases, operators, say });
    await setTimeout(LATE_SECONDS * SECOND);
    const requests = withoutWatches(await audit.since(created));
    reportCounts(requests, say);
    const quietRequests = await quiet(options, audit);
    const drifted = (await listDatabases(client)).filter(isDrifted).length;
    const killed = await killAtRandom({
      client,
      operators,
      databases,
      kills,
      say,
    });
    operators.forEach(operator => operator.sample());
    const at = (share: number) =>
      seconds[Math.min(seconds.length - 1, Math.floor(seconds.length * share))];
    return {
      databases: count,
      ready: seconds.length,
      requestsPerDatabase: largestMean(requests, databases),
      quietRequests,
      drifted,
      kills,
      ...killed,
      peakMB: Math.round(Math.max(...operators.map(({ peakMB }) => peakMB))),
      p50s: at(0.5),
      p95s: at(0.95),
    };
  } finally {
    await Promise.all(operators.map(operator => operator.kill()));
    await cluster.stop();
  }
}

/**
 * Waits until the Databases are Ready. Returns the seconds from create to
 * Ready, ascending, in whole seconds because conditions have no fraction.
 */
async function untilReady(input: {
  client: KubernetesClient;
  databases: KubernetesObject[];
  operators: OperatorProcess[];
  say: (text: string) => void;
}): Promise<number[]> {
  const { client, databases, operators, say } = input;
  const end = Date.now() + READY_WITHIN_SECONDS * SECOND;
  let ready: KubernetesObject[] = [];
  while (ready.length < databases.length && Date.now() < end) {
    await setTimeout(2 * SECOND);
    if (!operators.every(operator => operator.sample())) {
      throw new Error('The controller has ended by itself.');
    }
    ready = (await listDatabases(client)).filter(readySince);
  }
  say(`${ready.length} Databases Ready`);
  return ready
    .map(database => {
      const made = Date.parse(String(database.metadata.creationTimestamp));
      return (Number(readySince(database)) - made) / SECOND;
    })
    .sort((a, b) => a - b);
}

async function quiet(
  { quietSeconds, say }: MeasureOptions,
  audit: AuditLog,
): Promise<number> {
  const begun = new Date();
  await setTimeout(quietSeconds * SECOND);
  const all = await audit.since(begun);
  const asked = withoutWatches(all);
  say(
    `${quietSeconds} s of quiet, watches of ${WATCH_SECONDS} s: ${
      all.length - asked.length
    } watches begun anew, ${asked.length} other requests`,
  );
  asked
    .slice(0, 5)
    .forEach(({ verb, requestURI }) => say(`  ${verb} ${requestURI}`));
  return asked.length;
}

function withoutWatches(requests: AuditedRequest[]): AuditedRequest[] {
  return requests.filter(({ verb }) => verb !== 'watch');
}

/**
 * Reports the number of requests by verb, resource and status code, most
 * frequent first.
 */
function reportCounts(requests: AuditedRequest[], say: (text: string) => void) {
  const counts = new Map<string, number>();
  for (const { verb, objectRef, responseStatus } of requests) {
    const { resource = '', subresource } = objectRef ?? {};
    const what = [resource, subresource].filter(Boolean).join('/');
    const key = `${verb} ${what} ${responseStatus?.code}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .forEach(([key, count]) => say(`  ${count} × ${key}`));
}

/**
 * Returns the largest mean of requests per Database over the engines. Requests
 * outside the engines' namespaces are shared evenly.
 */
function largestMean(
  requests: AuditedRequest[],
  databases: KubernetesObject[],
): number {
  const engineOf = (namespace?: string) =>
    GROUPS.find(group => group.namespace === namespace)?.engine;
  const countOf = (engine: string | undefined) =>
    requests.filter(
      ({ objectRef }) => engineOf(objectRef?.namespace) === engine,
    ).length;
  const shared = countOf(undefined) / databases.length;
  const engines = [...new Set(GROUPS.map(({ engine }) => engine))];
  const means = engines.map(engine => {
    const made = databases.filter(
      ({ metadata }) => engineOf(metadata.namespace) === engine,
    );
    return made.length > 0 ? countOf(engine) / made.length + shared : 0;
  });
  return Math.round(100 * Math.max(...means)) / 100;
}
