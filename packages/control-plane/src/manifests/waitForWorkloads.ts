import { setTimeout as sleep } from 'timers/promises';
import { KubernetesClient } from '../client/KubernetesClient';
import { describeObject } from '../client/objects';

/** On a slow machine the controllers need minutes to start. */
const STALL_TIMEOUT_MS = 300_000;
const POLL_INTERVAL_MS = 200;
const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet'];
const MAX_NAMES = 10;

/** Options of the wait. */
export interface WaitForWorkloadsOptions {
  signal?: AbortSignal;
  /** Time without progress after which to give up. Default: 5 min. */
  patienceMs?: number;
}

/**
 * Waits until all pods of every workload in a cluster are ready. There is no
 * overall timeout, so that a slow machine has all the time it needs while it
 * makes progress.
 *
 * @throws an error with the unready workloads, after a time without progress
 */
export async function waitForWorkloads(
  client: KubernetesClient,
  { signal, patienceMs = STALL_TIMEOUT_MS }: WaitForWorkloadsOptions = {},
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
      const names = waiting.slice(0, MAX_NAMES).join(', ');
      throw new Error(
        `no workload became ready in ${
          patienceMs / 1000
        } s; not ready: ${names}`,
      );
    }
    await sleep(POLL_INTERVAL_MS);
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
