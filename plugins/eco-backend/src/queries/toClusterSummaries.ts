import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { SharedName, StoredCluster } from '../store';

/** Clusters as the API shows them, with their other names. */
export function toClusterSummaries(
  clusters: StoredCluster[],
  sharedNames: ReadonlyMap<string, SharedName>,
): ClusterSummary[] {
  return clusters.map(cluster => {
    const {
      firstListedAt: _,
      checkedAt: __,
      isAssessed: ___,
      ...summary
    } = cluster;
    const otherNames = sharedNames.get(summary.name)?.otherNames;
    return { ...summary, otherNames };
  });
}
