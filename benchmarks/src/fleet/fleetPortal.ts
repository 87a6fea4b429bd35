/**
 * The measured program: a portal with or without Eco, in its own process. It
 * reads its options from the first line of standard input, answers every
 * further line with its figures, and exits when standard input closes. Each
 * reply is a line of JSON on descriptor 3.
 */
import { writeSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import ecoPlugin from '@backstage-eco/plugin-eco-backend';
import { settledHeap, watchHeap } from '../portal/heap';
import { startPortal } from '../portal/startPortal';
import { PortalFigures, PortalTask, StartedPortal } from './PortalProcess';

const FIGURES_TO = 3;
const NANOSECONDS_PER_MS = 1_000_000;
const MICROSECONDS_PER_SECOND = 1_000_000;

// Not over Node's IPC channel: Backstage would take it for the dev server's.
const reply = (value: StartedPortal | PortalFigures) =>
  writeSync(FIGURES_TO, `${JSON.stringify(value)}\n`);

async function main(): Promise<void> {
  const lines = createInterface(process.stdin)[Symbol.asyncIterator]();
  const task: string = (await lines.next()).value ?? '';
  const { clusters, withEco, databaseFolder, postgres } = JSON.parse(
    task,
  ) as PortalTask;
  const { baseUrl, token } = await startPortal({
    clusters,
    features: withEco ? [ecoPlugin] : [],
    database: postgres
      ? { client: 'pg', connection: { ...postgres } }
      : {
          client: 'better-sqlite3',
          connection: { directory: databaseFolder },
        },
    config: {
      // A low initial rate, because only the cost of later cycles and samples
      // lasts.
      eco: {
        samples: { firstRequestsPerMinute: 3 },
        // Each name must count as a cluster, although some share an API server.
        collection: { joinNames: false },
      },
    },
  });
  reply({ baseUrl, token, settledHeapMB: settledHeap() });
  await giveFigures(lines);
}

async function giveFigures(requests: AsyncIterator<string>): Promise<void> {
  const delays = monitorEventLoopDelay({ resolution: 10 });
  delays.enable();
  let endWatch = watchHeap();
  while (!(await requests.next()).done) {
    const { user, system } = process.cpuUsage();
    reply({
      cpuSeconds: (user + system) / MICROSECONDS_PER_SECOND,
      loop: {
        p999Ms: delays.percentile(99.9) / NANOSECONDS_PER_MS,
        maxMs: delays.max / NANOSECONDS_PER_MS,
      },
      peaks: endWatch(),
    });
    delays.reset();
    endWatch = watchHeap();
  }
}

main().then(
  () => process.exit(),
  error => {
    console.error(error);
    process.exit(1);
  },
);
