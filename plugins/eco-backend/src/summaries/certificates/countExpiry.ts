import { ExpiryCounts } from '@backstage-eco/plugin-eco-common';

const DAY_MS = 24 * 3600_000;

/** Upper limit of each class, in days from now; soonest first. */
const LIMITS = [
  ['expired', 0],
  ['week', 7],
  ['month', 30],
  ['quarter', 90],
] as const;

/** Counts certificates by the time until they expire. */
export function countExpiry(
  certificates: ReadonlyArray<{ notAfter?: string }>,
  now: Date,
): ExpiryCounts {
  const counts: ExpiryCounts = {
    expired: 0,
    week: 0,
    month: 0,
    quarter: 0,
    later: 0,
    unissued: 0,
  };
  for (const { notAfter } of certificates) {
    counts[expiryOf(notAfter, now)]++;
  }
  return counts;
}

function expiryOf(notAfter: string | undefined, now: Date): keyof ExpiryCounts {
  const left = Date.parse(notAfter ?? '') - now.getTime();
  if (Number.isNaN(left)) {
    return 'unissued';
  }
  return LIMITS.find(([, days]) => left <= days * DAY_MS)?.[0] ?? 'later';
}
