import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { PostgresConnection } from '../portal/startPostgres';
import { askPages, PageAnswer } from './askPages';
import {
  CountedCluster,
  RequestRates,
  requestsSince,
  startClusters,
} from './countedClusters';
import { LoopDelays, PortalFigures, PortalProcess } from './PortalProcess';
import { FleetServer } from './startServers';

/** What a portal with Eco takes for a whole fleet. MB are of 10^6 bytes. */
export interface FleetFigures {
  clusters: number;
  /** From the first answer of the portal until one cluster was shown as read. */
  firstShownSeconds: number;
  /** The same until the last one was. */
  allReadSeconds: number;
  /** Until then. */
  reading: Work;
  /** What the pages ask for, all clusters read and their cycles going on. */
  answers: PageAnswer[];
  /** While nothing changes. */
  steady: RequestRates & Work;
  /** From the first answer to the end. */
  peakHeapMB: number;
  /** The most that was really held, without the garbage. */
  heldHeapMB: number;
  peakExternalMB: number;
  peakRssMB: number;
  withoutEco: {
    settledHeapMB: number;
    peakExternalMB: number;
    rssMB: number;
    loop: LoopDelays;
  };
}

/** What the backend did in a while. */
interface Work {
  cpuSeconds: number;
  /** CPU seconds a second. */
  cpuShare: number;
  loop: LoopDelays;
  /** Of the machine over the last minute, when it ended. */
  load: number;
}

/** Durations are in milliseconds. */
export interface MeasureFleetOptions {
  servers: FleetServer[];
  /** How many clusters the portal is told of; they share the servers. */
  clusters: number;
  steadyMs: number;
  /** Left out: SQLite. */
  postgres?: PostgresConnection;
  /** The limit of each portal's heap. */
  heapMiB: number;
  onProgress: (message: string) => void;
}

const ASK_EVERY_MS = 500;
const READ_WITHIN_MS = 900_000;
const IDLE_MS = 10_000;
/** For every cluster to have had the cycle after its first one. */
const PERIOD_MS = 180_000;
const MINUTE_MS = 60_000;

/** Lets a portal without Eco do nothing, and one with Eco look after a fleet. */
export async function measureFleet(
  options: MeasureFleetOptions,
): Promise<FleetFigures> {
  const { servers, postgres, heapMiB } = options;
  const folder = await mkdtemp(join(tmpdir(), 'eco-fleet-'));
  const counted = await startClusters(servers, options.clusters);
  const clusters = counted.map(({ cluster }) => cluster);
  const task = { clusters, databaseFolder: folder, postgres, heapMiB };
  try {
    const idle = await PortalProcess.start({ ...task, withEco: false });
    const withoutEco = await measureIdle(idle).finally(() => idle.stop());
    const portal = await PortalProcess.start({ ...task, withEco: true });
    const figures = await measure(portal, counted, options).finally(() =>
      portal.stop(),
    );
    return { withoutEco, ...figures };
  } finally {
    await Promise.all(counted.map(({ proxy }) => proxy.stop()));
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureIdle(
  portal: PortalProcess,
): Promise<FleetFigures['withoutEco']> {
  await sleep(IDLE_MS);
  const { peaks, loop } = await portal.figures();
  return {
    settledHeapMB: portal.started.settledHeapMB,
    peakExternalMB: peaks.external,
    rssMB: peaks.rss,
    loop,
  };
}

async function measure(
  portal: PortalProcess,
  counted: CountedCluster[],
  options: MeasureFleetOptions,
): Promise<Omit<FleetFigures, 'withoutEco'>> {
  const { onProgress, steadyMs } = options;
  const begun = await portal.figures();
  const times = await waitUntilRead(portal, counted.length, onProgress);
  const read = await portal.figures();
  const reading = workBetween(begun, read, times.allReadSeconds);
  onProgress('all are read; waiting for the cycles after the first one');
  await sleep(PERIOD_MS);
  onProgress('asking for what pages show');
  const answers = await askPages(portal);
  const before = await portal.figures();
  const from = Date.now();
  onProgress(`counting for ${steadyMs / MINUTE_MS} minutes`);
  await sleep(steadyMs);
  const after = await portal.figures();
  const all = [read, before, after].map(({ peaks }) => peaks);
  return {
    clusters: counted.length,
    ...times,
    reading,
    answers,
    steady: {
      ...requestsSince(from, steadyMs / MINUTE_MS, counted),
      ...workBetween(before, after, steadyMs / 1000),
    },
    peakHeapMB: Math.max(...all.map(({ used }) => used)),
    heldHeapMB: Math.max(...all.map(({ held }) => held)),
    peakExternalMB: Math.max(...all.map(({ external }) => external)),
    peakRssMB: Math.max(...all.map(({ rss }) => rss)),
  };
}

/** @throws an error that names the clusters which are not, after 15 minutes */
async function waitUntilRead(
  portal: PortalProcess,
  clusters: number,
  onProgress: (message: string) => void,
): Promise<{ firstShownSeconds: number; allReadSeconds: number }> {
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  let firstShownSeconds: number | undefined;
  let unread: ClusterSummary[] = [];
  let said = 0;
  while (seconds() * 1000 < READ_WITHIN_MS) {
    const { items } = (await portal.get('/clusters')).body;
    unread = items.filter(
      ({ outcome }: ClusterSummary) => outcome.status !== 'ok',
    );
    const read = items.length - unread.length;
    if (read > 0) {
      firstShownSeconds ??= seconds();
    }
    if (firstShownSeconds !== undefined && read === clusters) {
      return { firstShownSeconds, allReadSeconds: seconds() };
    }
    if (seconds() - said >= 10) {
      said = seconds();
      onProgress(`${read} of ${clusters} clusters are read`);
    }
    await sleep(ASK_EVERY_MS);
  }
  const named = unread.map(
    ({ name, outcome }) => `${name} (${outcome.status}: ${outcome.reason})`,
  );
  throw new Error(`not all were read in time: ${named.join(', ') || 'none'}`);
}

function workBetween(
  before: PortalFigures,
  after: PortalFigures,
  seconds: number,
): Work {
  const cpuSeconds = after.cpuSeconds - before.cpuSeconds;
  return {
    cpuSeconds,
    cpuShare: cpuSeconds / seconds,
    loop: after.loop,
    load: loadavg()[0],
  };
}
