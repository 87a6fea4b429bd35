import { setTimeout } from 'timers/promises';

const FIRST_MS = 1000;
const LAST_MS = 30_000;
const JITTER = 0.2;

/**
 * Returns the wait before the n-th retry: 1 s doubling to 30 s, minus up to a
 * fifth of jitter so that failed callers do not retry in step.
 *
 * @param failures - failures so far, from 1
 * @returns milliseconds, at most 30000
 */
export function backoffMs(failures: number, random = Math.random()): number {
  const full = Math.min(LAST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (1 - JITTER * random));
}

/** Waits. Returns early, without an error, if the signal aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) {
    // Only rejects on abort.
    await setTimeout(ms, undefined, { signal }).catch(() => {});
  }
}
