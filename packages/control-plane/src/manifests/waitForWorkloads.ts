import { setTimeout as sleep } from 'timers/promises';
import { KubernetesClient } from '../client/KubernetesClient';
import { describeObject } from '../client/objects';

/** On a slow machine it takes minutes until the controllers begin. */
const PATIENCE_MS = 300_000;
const ASK_EVERY_MS = 200;
const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet'];
const MOST_NAMES = 10;

/** How long to wait. */
export interface WaitForWorkloadsOptions {
  signal?: AbortSignal;
  /** How long nothing may change before it is given up. Default: 5 min. */
  patienceMs?: number;
}

/**
 * Waits until every workload of a cluster has all of its pods ready. A slow
 * machine has the time that it needs, for as long as it makes progress.
 *
 * @throws an error that names what is not ready, when nothing changed any more
 */
export async function waitForWorkloads(
  client: KubernetesClient,
  { signal, patienceMs = PATIENCE_MS }: WaitForWorkloadsOptions = {},
): Promise<void> {
  let before = '';
  let changedAt = Date.now();
  for (;;) {
    signal?.throwIfAborted();
    const waiting = await listNotReady(client);
    if (waiting.length === 0) {
      return;
    }
    const now = waiting.join();
    if (now !== before) {
      before = now;
      changedAt = Date.now();
    } else if (Date.now() - changedAt > patienceMs) {
      const names = waiting.slice(0, MOST_NAMES).join(', ');
      throw new Error(
        `no workload became ready in ${
          patienceMs / 1000
        } s; not ready: ${names}`,
      );
    }
    await sleep(ASK_EVERY_MS);
  }
}

async function listNotReady(client: KubernetesClient): Promise<string[]> {
  const lists = await Promise.all(
    WORKLOADS.map(kind => client.list({ apiVersion: 'apps/v1', kind })),
  );
  return lists
    .flat()
    .filter(workload => {
      const { status = {}, metadata } = workload;
      const observed = status.observedGeneration === metadata.generation;
      const [wanted, ready] =
        workload.kind === 'DaemonSet'
          ? [status.desiredNumberScheduled, status.numberReady]
          : [workload.spec.replicas, status.readyReplicas];
      return !observed || (ready ?? 0) < wanted;
    })
    .map(describeObject);
}
