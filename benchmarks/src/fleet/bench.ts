import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { atMost, Bar, printBar } from '../bars';
import { readClusterSet } from '../clusters/clusterSet';
import { FleetFigures, measureFleet } from './measureFleet';
import { startServers, stopServers } from './startServers';

const USAGE =
  'usage: npm run bench -- fleet [--clusters 100] [--servers 4] [--crds 300] [--minutes 6] [--set FILE.tsv] [--out FILE.json]';
const MINUTE_MS = 60_000;

/** Seconds. */
const FIRST_SHOWN = 5;
const ALL_READ = 120;
const SLOWEST_ANSWER = 5;
const REQUESTS_PER_MINUTE = 16;
const MEMORY_MB = 200;

const onProgress = (message: string) => console.error(message);

function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      clusters: { type: 'string', default: '100' },
      servers: { type: 'string', default: '4' },
      crds: { type: 'string', default: '300' },
      minutes: { type: 'string', default: '6' },
      set: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const count = (name: 'clusters' | 'servers' | 'crds' | 'minutes') => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < 1) {
      throw new Error(`--${name} must be a number from 1\n${USAGE}`);
    }
    return value;
  };
  // npm starts this in the checkout, whatever folder the person is in.
  const path = (file?: string) =>
    file && resolve(process.env.INIT_CWD ?? process.cwd(), file);
  return {
    clusters: count('clusters'),
    servers: count('servers'),
    crds: count('crds'),
    minutes: count('minutes'),
    set: path(values.set),
    out: path(values.out),
  };
}

/** `npm run bench -- fleet …`: what a hundred clusters cost a portal. */
async function main(args: string[]): Promise<void> {
  const options = readOptions(args);
  const { clusters, minutes, out } = options;
  const set = await readClusterSet(options.set);
  const servers = await startServers({ ...options, set, onProgress });
  try {
    const figures = await measureFleet({
      servers,
      clusters,
      steadyMs: minutes * MINUTE_MS,
      onProgress,
    });
    const bars = barsOf(figures);
    console.log(
      [...printFigures(figures), '', ...bars.map(printBar)].join('\n'),
    );
    if (out) {
      const text = JSON.stringify(
        { ...options, ...figures, bars },
        undefined,
        2,
      );
      await writeFile(out, `${text}\n`);
    }
    process.exitCode = bars.every(({ met }) => met) ? 0 : 1;
  } finally {
    await stopServers(servers);
  }
}

function barsOf(figures: FleetFigures): Bar[] {
  const { withoutEco, steady, answers } = figures;
  const slowest = Math.max(...answers.map(({ medianMs }) => medianMs)) / 1000;
  return [
    atMost(
      'seconds to the first cluster',
      figures.firstShownSeconds,
      FIRST_SHOWN,
    ),
    atMost('seconds to the last cluster', figures.allReadSeconds, ALL_READ),
    atMost('seconds of the slowest answer', slowest, SLOWEST_ANSWER),
    atMost(
      'requests a minute to the busiest cluster, nothing changed',
      steady.mostRequestsPerMinute,
      REQUESTS_PER_MINUTE,
    ),
    atMost(
      'MB of the process above one without Eco',
      figures.peakRssMB - withoutEco.rssMB,
      MEMORY_MB,
    ),
  ];
}

function printFigures(figures: FleetFigures): string[] {
  const { steady, answers, withoutEco } = figures;
  const round = (value: number) => Number(value.toFixed(2));
  return [
    `${figures.clusters} clusters: the first shown after ${round(
      figures.firstShownSeconds,
    )} s, all after ${round(figures.allReadSeconds)} s, with ${round(
      figures.firstCpuSeconds,
    )} CPU seconds of the backend`,
    ...answers.map(
      ({ path, bytes, medianMs }) =>
        `${path.padEnd(22)} ${round(medianMs)} ms, ${bytes} bytes`,
    ),
    `nothing changed, ${steady.minutes} minutes: ${round(
      steady.meanRequestsPerMinute,
    )} requests a minute and cluster, at most ${round(
      steady.mostRequestsPerMinute,
    )}; ${round(
      steady.cpuShare,
    )} CPU seconds of the backend a second, blocked for ${round(
      steady.longestBlockMs,
    )} ms at the most`,
    `memory at the most: heap ${round(
      figures.peakHeapMB,
    )} MB, outside it ${round(figures.peakExternalMB)} MB, process ${round(
      figures.peakRssMB,
    )} MB; without Eco: ${round(
      withoutEco.settledHeapMB,
    )} MB (settled), ${round(withoutEco.peakExternalMB)} MB, ${round(
      withoutEco.rssMB,
    )} MB`,
  ];
}

main(process.argv.slice(2)).then(
  // What a stopped portal leaves behind does not keep this program alive.
  () => process.exit(),
  error => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
