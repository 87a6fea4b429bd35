import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { Refresh, StoredCluster } from '../store';

/**
 * Clusters as the API shows them, with the readings that run or are waited for.
 */
export function toClusterSummaries(
  clusters: StoredCluster[],
  refreshes: Refresh[],
): ClusterSummary[] {
  const readings = new Map(refreshes.map(each => [each.cluster, each]));
  return clusters.map(({ firstListedAt: _, checkedAt: __, ...summary }) => {
    const reading = readings.get(summary.name);
    return reading
      ? {
          ...summary,
          reading: {
            requestedAt: reading.requestedAt,
            startedAt: reading.startedAt,
            ...reading.progress,
          },
        }
      : summary;
  });
}
