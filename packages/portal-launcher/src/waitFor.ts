import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds between attempts. */
const INTERVAL_MS = 150;

/**
 * Retries until an attempt succeeds. An attempt that throws counts as failed.
 *
 * @returns true if an attempt succeeded in time, false otherwise
 * @throws the signal's reason if it is aborted
 */
export async function waitFor(
  attempt: () => Promise<boolean>,
  options: { withinMs: number; signal: AbortSignal },
): Promise<boolean> {
  const until = Date.now() + options.withinMs;
  while (Date.now() < until) {
    options.signal.throwIfAborted();
    if (await attempt().catch(() => false)) {
      return true;
    }
    await delay(INTERVAL_MS);
  }
  return false;
}
