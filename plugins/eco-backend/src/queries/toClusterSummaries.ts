import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { Refresh, SharedName, StoredCluster } from '../store';

/**
 * Clusters as the API shows them, with the readings that run or are waited for,
 * and their other names.
 */
export function toClusterSummaries(
  clusters: StoredCluster[],
  refreshes: Refresh[],
  sharedNames: ReadonlyMap<string, SharedName>,
): ClusterSummary[] {
  const readings = new Map(refreshes.map(each => [each.cluster, each]));
  return clusters.map(({ firstListedAt: _, checkedAt: __, ...summary }) => {
    const reading = readings.get(summary.name);
    return {
      ...summary,
      otherNames: sharedNames.get(summary.name)?.otherNames,
      reading: reading && {
        requestedAt: reading.requestedAt,
        startedAt: reading.startedAt,
        ...reading.progress,
      },
    };
  });
}
