/** What was measured, as the report has it: counts, and seconds. */
export interface RequestFigures {
  /** Acknowledged requests. */
  requests: number;
  kills: number;
  /** Of these requests: those that are not recorded, or did not end at a database. */
  lost: number;
  /** Names under which more than one Database was ever made. */
  duplicates: number;
  /** Requests that were still open two minutes after the last kill. */
  stuck: number;
  /** From Ready in the cluster to ready in the portal, where nothing was killed. */
  overheadP95s: number;
}

const MAX_OVERHEAD_SECONDS = 5;

/** The value that 95 of 100 are not above. */
export function percentile95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? NaN;
}

/** What the figures had to meet and do not, in words. */
export function missedBars(figures: RequestFigures): string[] {
  const { overheadP95s } = figures;
  return [
    ...(['lost', 'duplicates', 'stuck'] as const)
      .filter(name => figures[name] > 0)
      .map(name => `${name} ${figures[name]} > 0`),
    ...(overheadP95s <= MAX_OVERHEAD_SECONDS
      ? []
      : [`overheadP95s ${overheadP95s} > ${MAX_OVERHEAD_SECONDS}`]),
  ];
}
