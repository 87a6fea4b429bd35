import { Outcome, OutcomeStatus } from '@backstage-eco/plugin-eco-common';
import { ReadFailure } from './requests/ReadFailure';

const MAX_NAMED = 5;

/**
 * Summarizes the outcome of reading a cluster.
 *
 * @param options - `failures`: by kind; `readCount`: number of kinds listed,
 * without those that are not served; `at`: ISO 8601
 */
export function toOutcome(options: {
  failures: Array<{ kind: string; failure: ReadFailure }>;
  readCount: number;
  at: string;
}): Outcome {
  const { failures, readCount, at } = options;
  if (failures.length === 0) {
    return { status: 'ok', at };
  }
  if (readCount > 0) {
    return { status: 'partial', reason: namedReasons(failures), at };
  }
  const status = mostFrequent(failures.map(({ failure }) => failure.status));
  const first = failures.find(({ failure }) => failure.status === status);
  return { status, reason: first?.failure.message, at };
}

function namedReasons(
  failures: Array<{ kind: string; failure: ReadFailure }>,
): string {
  const named = failures
    .slice(0, MAX_NAMED)
    .map(({ kind, failure }) => `${kind}: ${failure.message}`);
  const more = failures.length - named.length;
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

function mostFrequent(statuses: OutcomeStatus[]): OutcomeStatus {
  const counts = new Map<OutcomeStatus, number>();
  for (const status of statuses) {
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0][0];
}
