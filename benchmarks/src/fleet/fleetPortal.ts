/**
 * The program whose work is measured: a portal, with Eco or without, in a process
 * of its own. It is told what to be by the first line of standard input, gives its
 * figures for every further line, and ends with standard input. Each answer is a
 * line of JSON on descriptor 3.
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

// Not a channel of Node's own: Backstage takes that for its dev server's.
const answer = (value: StartedPortal | PortalFigures) =>
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
      // Few from the start: what later cycles and samples cost is what lasts.
      eco: {
        samples: { firstRequestsPerMinute: 3 },
        // Each name stands for a cluster, although they share API servers.
        collection: { joinNames: false },
      },
    },
  });
  answer({ baseUrl, token, settledHeapMB: settledHeap() });
  await giveFigures(lines);
}

async function giveFigures(requests: AsyncIterator<string>): Promise<void> {
  const delays = monitorEventLoopDelay({ resolution: 10 });
  delays.enable();
  let endWatch = watchHeap();
  while (!(await requests.next()).done) {
    const { user, system } = process.cpuUsage();
    answer({
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
