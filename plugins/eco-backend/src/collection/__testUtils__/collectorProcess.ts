import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterAccess } from '@backstage-eco/plugin-eco-node';
import knexFactory, { Knex } from 'knex';
import { directAccess } from '../../inventory/__testUtils__/directAccess';
import { Collector } from '../Collector';
import { quietTelemetry } from './quietTelemetry';

/** What the process is told, as JSON in its first argument. */
export interface CollectorTask {
  connection: Knex.PgConnectionConfig;
  cluster: { url: string; caFile: string; token: string };
  /** How long each request waits, in milliseconds: cycles are to last. */
  delayMs: number;
  /** How long a claim lasts without its backend, in milliseconds. */
  leaseMs: number;
}

/** What it prints, one line of JSON each. */
export interface ObservedRequest {
  cluster: string;
  /** In milliseconds since 1970. */
  at: number;
  isEnd: boolean;
}

/** A collector as a process of its own, to be killed. */
async function run(task: CollectorTask): Promise<void> {
  const real = await directAccess(task.cluster);
  const { connection } = task;
  const say = () => {};
  // Knex would log to where requests are told.
  const log = { warn: say, error: say, debug: say, deprecate: say };
  const collector = new Collector({
    knex: knexFactory({ client: 'pg', connection, log }),
    access: observed(real, task.delayMs),
    definitions: [],
    checks: [],
    logger: toStderr(),
    telemetry: quietTelemetry(),
    concurrency: 2,
    clusterTimeoutMs: 60_000,
    leaseMs: task.leaseMs,
    times: { frequencyMs: 3_600_000, maxBackoffMs: 3_600_000 },
  });
  collector.start();
}

/** Says of each request when it began and ended. */
function observed(access: ClusterAccess, delayMs: number): ClusterAccess {
  const say = (line: ObservedRequest) =>
    process.stdout.write(`${JSON.stringify(line)}\n`);
  return {
    list: () => access.list(),
    async request(cluster, ...request) {
      say({ cluster, at: Date.now(), isEnd: false });
      try {
        await sleep(delayMs);
        return await access.request(cluster, ...request);
      } finally {
        say({ cluster, at: Date.now(), isEnd: true });
      }
    },
  };
}

function toStderr(): LoggerService {
  const log = (message: string) => process.stderr.write(`${message}\n`);
  const logger = { error: log, warn: log, info: log, debug() {} };
  return { ...logger, child: () => toStderr() };
}

void run(JSON.parse(process.argv[2]));
