/**
 * The program whose memory is measured: a portal with Eco or without. It is
 * told which on standard input, and writes the figures to descriptor 3.
 */
import { writeSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import ecoPlugin from '@backstage-eco/plugin-eco-backend';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { Portal, PortalCluster, startPortal } from '../../portal/startPortal';
import { HeapPeaks, settledHeap, watchHeap } from '../../portal/heap';

/** Read from standard input, as JSON. */
export interface MemoryTask {
  cluster: PortalCluster;
  withEco: boolean;
}

/** Written as JSON, in MB of 10^6 bytes. */
export interface MemoryFigures {
  /** The heap just after the start, collected. */
  started: number;
  /** While the cluster is read for the first time and once more. */
  peaks: HeapPeaks;
}

const FIGURES_TO = 3;
const ASK_EVERY_MS = 200;
const READ_WITHIN_MS = 180_000;
/** A portal without Eco has nothing to wait for. */
const IDLE_MS = 10_000;

async function measure({
  cluster,
  withEco,
}: MemoryTask): Promise<MemoryFigures> {
  const portal = await startPortal({
    clusters: [cluster],
    features: withEco ? [ecoPlugin] : [],
    // The first reading begins when it is asked for, and not during the start.
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

/** Has the cluster read once it is listed, and waits for the end. */
async function readOnce(portal: Portal, name: string): Promise<void> {
  const { outcome } = await until(() => findCluster(portal, name));
  await ask(portal, `/clusters/${name}/refresh`, 'POST');
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
  const { items } = await ask<{ items: ClusterSummary[] }>(portal, '/clusters');
  return items.find(item => item.name === name);
}

async function until<T>(find: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + READ_WITHIN_MS;
  while (Date.now() < deadline) {
    const found = await find();
    if (found) {
      return found;
    }
    await sleep(ASK_EVERY_MS);
  }
  throw new Error(`not read within ${READ_WITHIN_MS / 1000} s`);
}

async function ask<T>(
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
  // Not a channel of Node's own: Backstage takes that for its dev server's.
  writeSync(FIGURES_TO, JSON.stringify(await measure(task)));
}

main().then(
  () => process.exit(),
  error => {
    console.error(error);
    process.exit(1);
  },
);
