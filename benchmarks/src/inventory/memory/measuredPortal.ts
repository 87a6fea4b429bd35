/**
 * The program whose memory is measured: a portal with or without Eco. It reads
 * its options from standard input and writes its figures to descriptor 3.
 */
import { writeSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import ecoPlugin from '@backstage-eco/plugin-eco-backend';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { Portal, PortalCluster, startPortal } from '../../portal/startPortal';
import { HeapPeaks, settledHeap, watchHeap } from '../../portal/heap';

/** Options, as JSON on standard input. */
export interface MemoryTask {
  cluster: PortalCluster;
  withEco: boolean;
}

/** Figures, as JSON in MB of 10^6 bytes. */
export interface MemoryFigures {
  /** Heap right after the start, after a full collection. */
  started: number;
  /** Peaks while the cluster is read twice. */
  peaks: HeapPeaks;
}

const FIGURES_TO = 3;
const POLL_INTERVAL_MS = 200;
const READ_WITHIN_MS = 180_000;
/** Duration for a portal without Eco, which has no read to wait for. */
const IDLE_MS = 10_000;

async function measure({
  cluster,
  withEco,
}: MemoryTask): Promise<MemoryFigures> {
  const portal = await startPortal({
    clusters: [cluster],
    features: withEco ? [ecoPlugin] : [],
    // The first read starts on request, not during the start.
    config: { eco: { collection: { frequency: { trigger: 'manual' } } } },
  });
  const started = settledHeap();
  const stop = watchHeap();
  if (withEco) {
    await readOnce(portal, cluster.name);
    await readOnce(portal, cluster.name);
  } else {
    await sleep(IDLE_MS);
  }
  settledHeap();
  return { started, peaks: stop() };
}

/** Refreshes the cluster once it is listed, and waits until it is read. */
async function readOnce(portal: Portal, name: string): Promise<void> {
  const { outcome } = await until(() => findCluster(portal, name));
  await request(portal, `/clusters/${name}/refresh`, 'POST');
  const read = await until(async () => {
    const cluster = await findCluster(portal, name);
    return cluster?.outcome.at === outcome.at ? undefined : cluster;
  });
  if (read.outcome.status !== 'ok') {
    throw new Error(`read as ${read.outcome.status}: ${read.outcome.reason}`);
  }
}

async function findCluster(
  portal: Portal,
  name: string,
): Promise<ClusterSummary | undefined> {
  const { items } = await request<{ items: ClusterSummary[] }>(
    portal,
    '/clusters',
  );
  return items.find(item => item.name === name);
}

async function until<T>(find: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + READ_WITHIN_MS;
  while (Date.now() < deadline) {
    const found = await find();
    if (found) {
      return found;
    }
    await sleep(POLL_INTERVAL_MS);
  }
  throw new Error(`not read within ${READ_WITHIN_MS / 1000} s`);
}

async function request<T>(
  portal: Portal,
  path: string,
  method = 'GET',
): Promise<T> {
  const answer = await fetch(`${portal.baseUrl}/api/eco${path}`, {
    method,
    headers: { Authorization: `Bearer ${portal.token}` },
  });
  if (!answer.ok) {
    throw new Error(`${path}: status ${answer.status}: ${await answer.text()}`);
  }
  return (await answer.json()) as T;
}

async function main(): Promise<void> {
  const task = JSON.parse(await text(process.stdin)) as MemoryTask;
  // Not over Node's IPC channel: Backstage would take it for the dev server's.
  writeSync(FIGURES_TO, JSON.stringify(await measure(task)));
}

main().then(
  () => process.exit(),
  error => {
    console.error(error);
    process.exit(1);
  },
);
