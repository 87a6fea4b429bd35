import { setTimeout as delay } from 'node:timers/promises';

/** How long one attempt is followed by the next. */
const INTERVAL_MS = 150;

/**
 * Tries again and again. An attempt that throws counts as not yet.
 *
 * @returns true when an attempt succeeded in time, false when none did
 * @throws the signal's reason when it is aborted
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
