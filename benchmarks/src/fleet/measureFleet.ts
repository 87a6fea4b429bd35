import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { PortalCluster } from '../portal/startPortal';
import { CountingProxy, startCountingProxy } from '../proxy/startCountingProxy';
import { FleetServer } from './startServers';
import { PortalFigures, PortalProcess } from './PortalProcess';

/** What a portal with Eco takes for a whole fleet. MB are of 10^6 bytes. */
export interface FleetFigures {
  clusters: number;
  /** From the first answer of the portal until one cluster was shown as read. */
  firstShownSeconds: number;
  /** The same until the last one was. */
  allReadSeconds: number;
  /** CPU of the backend until then. */
  firstCpuSeconds: number;
  /** What the pages ask for, all clusters read. */
  answers: Array<{ path: string; bytes: number; medianMs: number }>;
  steady: {
    minutes: number;
    /** Requests to API servers a minute, samples included. */
    meanRequestsPerMinute: number;
    /** The same for the cluster that has most. */
    mostRequestsPerMinute: number;
    /** CPU seconds of the backend a second. */
    cpuShare: number;
    longestBlockMs: number;
  };
  /** While the clusters are read for the first time and while nothing changes. */
  peakHeapMB: number;
  /** The most that was really held, without the garbage. */
  heldHeapMB: number;
  peakExternalMB: number;
  peakRssMB: number;
  withoutEco: { settledHeapMB: number; peakExternalMB: number; rssMB: number };
}

/** Durations are in milliseconds. */
export interface MeasureFleetOptions {
  servers: FleetServer[];
  /** How many clusters the portal is told of; they share the servers. */
  clusters: number;
  steadyMs: number;
  onProgress: (message: string) => void;
}

const ASK_EVERY_MS = 500;
const READ_WITHIN_MS = 900_000;
const IDLE_MS = 10_000;
/** For every cluster to have had the cycle after its first one. */
const PERIOD_MS = 180_000;
const MINUTE_MS = 60_000;
const ASKED = 9;
const PATHS = [
  '/clusters',
  '/stack',
  '/fleet',
  '/compare',
  '/tools/cert-manager',
  '/storage',
  '/certificates',
  '/history',
];

/** One cluster of the fleet: an address of its own, whatever stands behind it. */
interface CountedCluster {
  cluster: PortalCluster;
  proxy: CountingProxy;
}

/** Lets a portal without Eco do nothing, and one with Eco look after a fleet. */
export async function measureFleet(
  options: MeasureFleetOptions,
): Promise<FleetFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'eco-fleet-'));
  const counted = await startClusters(options);
  try {
    const clusters = counted.map(({ cluster }) => cluster);
    const withoutEco = await measureIdle(clusters, join(folder, 'without'));
    const portal = await PortalProcess.start({
      clusters,
      withEco: true,
      databaseFolder: join(folder, 'with'),
    });
    try {
      return { withoutEco, ...(await measure(portal, counted, options)) };
    } finally {
      await portal.stop();
    }
  } finally {
    await Promise.all(counted.map(({ proxy }) => proxy.stop()));
    await rm(folder, { recursive: true, force: true });
  }
}

async function startClusters({
  servers,
  clusters,
}: MeasureFleetOptions): Promise<CountedCluster[]> {
  return Promise.all(
    Array.from({ length: clusters }, async (_, index) => {
      const { target, token } = servers[index % servers.length];
      const proxy = await startCountingProxy(target);
      const name = `cluster-${String(index + 1).padStart(3, '0')}`;
      return { cluster: { name, url: proxy.url, ca: proxy.ca, token }, proxy };
    }),
  );
}

async function measureIdle(
  clusters: PortalCluster[],
  databaseFolder: string,
): Promise<FleetFigures['withoutEco']> {
  const portal = await PortalProcess.start({
    clusters,
    withEco: false,
    databaseFolder,
  });
  try {
    await sleep(IDLE_MS);
    const { peaks } = await portal.figures();
    return {
      settledHeapMB: portal.started.settledHeapMB,
      peakExternalMB: peaks.external,
      rssMB: peaks.rss,
    };
  } finally {
    await portal.stop();
  }
}

async function measure(
  portal: PortalProcess,
  counted: CountedCluster[],
  options: MeasureFleetOptions,
): Promise<Omit<FleetFigures, 'withoutEco'>> {
  const { onProgress, steadyMs } = options;
  const reading = await waitUntilRead(portal, counted.length, onProgress);
  const first = await portal.figures();
  const answers = await askAll(portal);
  onProgress('all are read; waiting for the cycles after the first one');
  await sleep(PERIOD_MS);
  const before = await portal.figures();
  const from = Date.now();
  onProgress(`counting for ${steadyMs / MINUTE_MS} minutes`);
  await sleep(steadyMs);
  const after = await portal.figures();
  const all = [first, before, after].map(({ peaks }) => peaks);
  return {
    clusters: counted.length,
    ...reading,
    firstCpuSeconds: first.cpuSeconds,
    answers,
    steady: {
      ...requestsSince(from, steadyMs / MINUTE_MS, counted),
      ...workBetween(before, after, steadyMs),
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

async function askAll(portal: PortalProcess): Promise<FleetFigures['answers']> {
  const answers: FleetFigures['answers'] = [];
  for (const path of PATHS) {
    const times: number[] = [];
    let bytes = 0;
    for (let i = 0; i < ASKED; i++) {
      const answer = await portal.get(path);
      times.push(answer.ms);
      bytes = answer.bytes;
    }
    const medianMs = times.sort((a, b) => a - b)[Math.floor(ASKED / 2)];
    answers.push({ path, bytes, medianMs });
  }
  return answers;
}

function requestsSince(from: number, minutes: number, all: CountedCluster[]) {
  const perMinute = all.map(
    ({ proxy }) =>
      proxy.requests.filter(({ at }) => at >= from).length / minutes,
  );
  return {
    minutes,
    meanRequestsPerMinute:
      perMinute.reduce((sum, one) => sum + one, 0) / perMinute.length,
    mostRequestsPerMinute: Math.max(...perMinute),
  };
}

function workBetween(before: PortalFigures, after: PortalFigures, ms: number) {
  return {
    cpuShare: (after.cpuSeconds - before.cpuSeconds) / (ms / 1000),
    longestBlockMs: after.longestBlockMs,
  };
}
