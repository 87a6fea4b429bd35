/** Measured figures of the report: counts, and seconds. */
export interface RequestFigures {
  /** Number of acknowledged requests. */
  requests: number;
  kills: number;
  /**
   * Acknowledged requests that are not recorded, or did not end at a database.
   */
  lost: number;
  /** Names under which more than one Database was ever created. */
  duplicates: number;
  /** Requests still open two minutes after the last kill. */
  stuck: number;
  /**
   * 95th percentile from Ready in the cluster to ready in the portal, without
   * kills.
   */
  overheadP95s: number;
}

const MAX_OVERHEAD_SECONDS = 5;

/** Returns the 95th percentile, or NaN for no values. */
export function percentile95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? NaN;
}

/** Returns the bars that the figures miss, in words. */
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
