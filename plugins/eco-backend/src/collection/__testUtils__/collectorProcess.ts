import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterAccess } from '@backstage-eco/plugin-eco-node';
import knexFactory, { Knex } from 'knex';
import { directAccess } from '../../inventory/__testUtils__/directAccess';
import { Collector } from '../Collector';
import { quietTelemetry } from './quietTelemetry';

/** Options of the process, as JSON in its first argument. */
export interface CollectorTask {
  connection: Knex.PgConnectionConfig;
  cluster: { url: string; caFile: string; token: string };
  /** Delay of each request, in milliseconds, so that cycles take time. */
  delayMs: number;
  /** How long a claim lasts without renewal, in milliseconds. */
  leaseMs: number;
}

/** Output of the process, one JSON object per line. */
export interface ObservedRequest {
  cluster: string;
  /** Milliseconds since the epoch. */
  at: number;
  isEnd: boolean;
}

/** Runs a collector as a separate process that a test can kill. */
async function run(task: CollectorTask): Promise<void> {
  const real = await directAccess(task.cluster);
  const { connection } = task;
  const ignore = () => {};
  // Knex would log to stdout, where requests are reported.
  const log = { warn: ignore, error: ignore, debug: ignore, deprecate: ignore };
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

/** Reports the start and end of each request. */
function observed(access: ClusterAccess, delayMs: number): ClusterAccess {
  const report = (line: ObservedRequest) =>
    process.stdout.write(`${JSON.stringify(line)}\n`);
  return {
    list: () => access.list(),
    async request(cluster, ...request) {
      report({ cluster, at: Date.now(), isEnd: false });
      try {
        await sleep(delayMs);
        return await access.request(cluster, ...request);
      } finally {
        report({ cluster, at: Date.now(), isEnd: true });
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
