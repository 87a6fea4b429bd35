import { ClusterSummary } from '@backstage-eco/plugin-eco-common';

/** How a cluster could not be read as a whole. */
export type Sickness = Exclude<
  ClusterSummary['outcome']['status'],
  'ok' | 'partial' | 'pending'
>;

/**
 * Why nothing of a cluster could be read lately. Its tile says so, and everything
 * else only how old its facts are.
 *
 * @returns undefined where some of it was read, or nobody has tried yet
 */
export function sicknessOf({ outcome }: ClusterSummary): Sickness | undefined {
  const { status } = outcome;
  return status === 'ok' || status === 'partial' || status === 'pending'
    ? undefined
    : status;
}
