import { ClusterSummary } from '@backstage-eco/plugin-eco-common';

/** Whether there are clusters and none was ever read: what they run is unknown, not nothing. */
export function isNoneRead(clusters: ClusterSummary[]): boolean {
  return (
    clusters.length > 0 && clusters.every(({ readAt }) => readAt === undefined)
  );
}
