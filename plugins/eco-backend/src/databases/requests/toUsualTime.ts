import { DatabaseRequest } from '@backstage-eco/plugin-eco-common';
import type { StoredRequest } from '../../store';

/** With fewer requests, one slow database would distort the result. */
const MIN_REQUESTS = 5;

type Steps = StoredRequest['progress']['steps'];

/**
 * Computes the time from the request to ready: the median and the 95th
 * percentile, by nearest rank, in seconds. Pure.
 *
 * @param finished - steps of requests that became ready
 * @returns undefined for fewer than five requests
 */
export function toUsualTime(finished: Steps[]): DatabaseRequest['usualTime'] {
  const seconds = finished
    .map(secondsOf)
    .filter(each => each !== undefined)
    .sort((a, b) => a - b);
  if (seconds.length < MIN_REQUESTS) {
    return undefined;
  }
  const percentile = (part: number) =>
    seconds[Math.ceil(part * seconds.length) - 1];
  return {
    p50Seconds: percentile(0.5),
    p95Seconds: percentile(0.95),
    requests: seconds.length,
  };
}

function secondsOf(steps: Steps): number | undefined {
  const [from, to] = (['requested', 'ready'] as const).map(state =>
    Date.parse(steps.find(step => step.state === state)?.at ?? ''),
  );
  const seconds = Math.round((to - from) / 1000);
  return seconds >= 0 ? seconds : undefined;
}
