import { ClusterSummary } from '@backstage-eco/plugin-eco-common';

/** Outcomes in which nothing of a cluster could be read. */
export type ReadFailure = Exclude<
  ClusterSummary['outcome']['status'],
  'ok' | 'partial' | 'pending'
>;

/**
 * Returns why nothing of a cluster could be read last time. The cluster's tile
 * shows the reason; other places only show the age of its data.
 *
 * @returns undefined if at least some of it was read, or no read was tried yet
 */
export function readFailureOf({
  outcome,
}: ClusterSummary): ReadFailure | undefined {
  const { status } = outcome;
  return status === 'ok' || status === 'partial' || status === 'pending'
    ? undefined
    : status;
}
