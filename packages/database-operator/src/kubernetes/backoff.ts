import { setTimeout } from 'timers/promises';

const FIRST_MS = 1000;
const LAST_MS = 30_000;
const JITTER = 0.2;

/**
 * How long to wait before the n-th retry: 1 s doubling to 30 s, less up to a
 * fifth at random so that many failures do not come back together.
 *
 * @param failures - failures so far, from 1
 * @returns milliseconds, never above 30000
 */
export function backoffMs(failures: number, random = Math.random()): number {
  const full = Math.min(LAST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (1 - JITTER * random));
}

/** Waits; ends early, without an error, when the signal aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) {
    // Its one rejection is the abort.
    await setTimeout(ms, undefined, { signal }).catch(() => {});
  }
}
