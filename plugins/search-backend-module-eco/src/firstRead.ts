import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';

const RETRY_AFTER_MS = 2_000;
const MAX_WAIT_MS = 60_000;

/**
 * Waits until the first attempt to read each cluster has ended, but at most a
 * minute: the next run indexes the rest.
 *
 * @param getClusters - may fail at first: Eco may start later than search
 * @returns the clusters at that time
 * @throws what the last call threw, if none succeeded
 */
export async function firstRead(
  getClusters: () => Promise<ClusterSummary[]>,
  { retryAfterMs = RETRY_AFTER_MS, maxWaitMs = MAX_WAIT_MS } = {},
): Promise<ClusterSummary[]> {
  const deadline = Date.now() + maxWaitMs;
  for (;;) {
    const isLast = Date.now() >= deadline;
    try {
      const clusters = await getClusters();
      if (isLast || (clusters.length > 0 && clusters.every(wasTried))) {
        return clusters;
      }
    } catch (error) {
      if (isLast) {
        throw error;
      }
    }
    // Unreferenced, so that it does not keep the process alive.
    await sleep(retryAfterMs, undefined, { ref: false });
  }
}

function wasTried({ outcome }: ClusterSummary): boolean {
  return outcome.status !== 'pending';
}
