import { ClusterSummary } from '@backstage-eco/plugin-eco-common';

/**
 * Checks whether there are clusters, but none was ever read. Then what they run
 * is unknown rather than nothing.
 */
export function isNoneRead(clusters: ClusterSummary[]): boolean {
  return (
    clusters.length > 0 && clusters.every(({ readAt }) => readAt === undefined)
  );
}
