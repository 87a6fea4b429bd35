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

/** What a portal with Eco uses for a whole fleet. MB are of 10^6 bytes. */
export interface FleetFigures {
  clusters: number;
  /** From the portal's first answer until one cluster was shown as read. */
  firstShownSeconds: number;
  /** From the portal's first answer until all clusters were shown as read. */
  allReadSeconds: number;
  /** Work until all clusters were read. */
  reading: Work;
  /** Answers to page requests, while all clusters are read and polled. */
  answers: PageAnswer[];
  /** Requests and work while nothing changes. */
  steady: RequestRates & Work;
  /** From the first answer to the end. */
  peakHeapMB: number;
  /** Largest heap after a full collection, without garbage. */
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

/** Work of the backend during a period. */
interface Work {
  cpuSeconds: number;
  /** CPU seconds per second. */
  cpuShare: number;
  loop: LoopDelays;
  /**
   * Load average of the machine over the last minute, at the end of the period.
   */
  load: number;
}

/** Durations are in milliseconds. */
export interface MeasureFleetOptions {
  servers: FleetServer[];
  /** Number of clusters configured in the portal; they share the servers. */
  clusters: number;
  steadyMs: number;
  /** By default SQLite. */
  postgres?: PostgresConnection;
  /** Heap limit of each portal. */
  heapMiB: number;
  onProgress: (message: string) => void;
}

const POLL_INTERVAL_MS = 500;
const READ_WITHIN_MS = 900_000;
const IDLE_MS = 10_000;
/** Long enough for every cluster to complete its second cycle. */
const PERIOD_MS = 180_000;
const MINUTE_MS = 60_000;

/**
 * Measures an idle portal without Eco, and a portal with Eco that reads a
 * fleet.
 */
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

/**
 * @throws an error with the names of the clusters that are not read after 15
 * minutes
 */
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
    await sleep(POLL_INTERVAL_MS);
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
