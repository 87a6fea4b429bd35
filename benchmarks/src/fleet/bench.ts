import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { printBar } from '../bars';
import { readClusterSet } from '../clusters/clusterSet';
import { startPostgres } from '../portal/startPostgres';
import { barsOf } from './bars';
import { measureFleet } from './measureFleet';
import { printFigures } from './printFigures';
import { startServers, stopServers } from './startServers';

const USAGE =
  'usage: npm run bench -- fleet [--clusters 100] [--servers 4] [--crds 300] [--minutes 6] [--heap 512] [--postgres] [--set FILE.tsv] [--out FILE.json]';
const MINUTE_MS = 60_000;

const onProgress = (message: string) => console.error(message);

function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      clusters: { type: 'string', default: '100' },
      servers: { type: 'string', default: '4' },
      crds: { type: 'string', default: '300' },
      minutes: { type: 'string', default: '6' },
      heap: { type: 'string', default: '512' },
      postgres: { type: 'boolean', default: false },
      set: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const count = (
    name: 'clusters' | 'servers' | 'crds' | 'minutes' | 'heap',
  ) => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < 1) {
      throw new Error(`--${name} must be a number from 1\n${USAGE}`);
    }
    return value;
  };
  // npm runs this in the checkout, so resolve against the caller's folder.
  const path = (file?: string) =>
    file && resolve(process.env.INIT_CWD ?? process.cwd(), file);
  return {
    clusters: count('clusters'),
    servers: count('servers'),
    crds: count('crds'),
    minutes: count('minutes'),
    heapMiB: count('heap'),
    postgres: values.postgres,
    set: path(values.set),
    out: path(values.out),
  };
}

/** `npm run bench -- fleet …`: what a hundred clusters cost a portal. */
async function main(args: string[]): Promise<void> {
  const options = readOptions(args);
  const { clusters, minutes, heapMiB, out } = options;
  const set = await readClusterSet(options.set);
  const postgres = options.postgres ? await startPostgres() : undefined;
  const servers = await startServers({ ...options, set, onProgress });
  try {
    const figures = await measureFleet({
      servers,
      clusters,
      steadyMs: minutes * MINUTE_MS,
      postgres: postgres?.connection,
      heapMiB,
      onProgress,
    });
    const bars = barsOf(figures, options.postgres);
    console.log([printFigures(figures), '', ...bars.map(printBar)].join('\n'));
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
    await postgres?.stop();
  }
}

main(process.argv.slice(2)).then(
  // Exit explicitly: handles left by a stopped portal would keep this process
  // alive.
  () => process.exit(),
  error => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
