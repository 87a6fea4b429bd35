import { SeverityCounts } from '@backstage-eco/plugin-eco-common';

/** Counts findings that are not muted, by severity. */
export function countSeverities(
  counts: Array<{ severity: keyof SeverityCounts; shown: number }>,
): SeverityCounts {
  const sums = { critical: 0, warning: 0, info: 0 };
  for (const { severity, shown } of counts) {
    sums[severity] += shown;
  }
  return sums;
}
