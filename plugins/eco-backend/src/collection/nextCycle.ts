import { OutcomeStatus } from '@backstage-eco/plugin-eco-common';
import type { NextCycle } from '../store';

/** When cycles follow each other, in milliseconds. */
export interface CycleTimes {
  /** From the begin of one to that of the next. Left out: when somebody asks. */
  frequencyMs?: number;
  /** The longest pause after cycles that failed. */
  maxBackoffMs: number;
}

/** How much of a pause is left to chance, so that not all come back at once. */
const JITTER = 0.2;

/**
 * When the next cycle is due. One that failed doubles the pause each time: a
 * cluster that is gone is not asked as often as one that is there. Pure but for
 * `random`.
 *
 * @param options - `failures`: how many failed in a row before; `tookMs`: how
 * long the cycle took, in milliseconds; `random`: from 0 to 1
 */
export function nextCycle(options: {
  times: CycleTimes;
  status: OutcomeStatus;
  failures: number;
  tookMs: number;
  random?: number;
}): Pick<NextCycle, 'afterMs' | 'failures'> {
  const { times, status, failures, tookMs } = options;
  const { frequencyMs } = times;
  if (!isReadable(status)) {
    return {
      afterMs: backoffMs({ ...options, failures: failures + 1 }),
      failures: failures + 1,
    };
  }
  return {
    afterMs:
      frequencyMs === undefined ? undefined : Math.max(0, frequencyMs - tookMs),
    failures: 0,
  };
}

/**
 * The pause after cycles that failed, in milliseconds.
 *
 * @param options - `failures`: how many in a row, at least 1; `random`: from 0
 * to 1
 * @returns undefined where cycles begin only when somebody asks
 */
export function backoffMs(options: {
  times: CycleTimes;
  failures: number;
  random?: number;
}): number | undefined {
  const { times, failures, random = Math.random() } = options;
  const { frequencyMs, maxBackoffMs } = times;
  if (frequencyMs === undefined) {
    return undefined;
  }
  const doubled = frequencyMs * 2 ** Math.min(failures - 1, 30);
  const pause = Math.max(frequencyMs, Math.min(doubled, maxBackoffMs));
  return Math.round(pause * (1 - JITTER * random));
}

/** Whether a cluster answered, and let at least something be read. */
export function isReadable(status: OutcomeStatus): boolean {
  return status === 'ok' || status === 'partial';
}
