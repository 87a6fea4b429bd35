import { OutcomeStatus } from '@backstage-eco/plugin-eco-common';
import type { NextCycle } from '../store';

/** Timing of cycles, in milliseconds. */
export interface CycleTimes {
  /**
   * From the start of one cycle to the start of the next. Omitted if cycles run
   * only on request.
   */
  frequencyMs?: number;
  /** Maximum backoff after failed cycles. */
  maxBackoffMs: number;
}

/**
 * Share of a backoff that is random, so that clusters do not return in step.
 */
const JITTER = 0.2;

/**
 * Computes when the next cycle is due. Each consecutive failure doubles the
 * delay, so that unreachable clusters are polled less often. Pure except for
 * `random`.
 *
 * @param options - `failures`: consecutive failures before this cycle;
 * `tookMs`: duration of the cycle, in milliseconds; `random`: 0 to 1
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
 * Computes the backoff after failed cycles, in milliseconds.
 *
 * @param options - `failures`: number of consecutive failures, at least 1;
 * `random`: 0 to 1
 * @returns undefined if cycles run only on request
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

/** Whether a cluster answered and at least part of it was read. */
export function isReadable(status: OutcomeStatus): boolean {
  return status === 'ok' || status === 'partial';
}
