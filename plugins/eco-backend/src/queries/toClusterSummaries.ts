import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { SharedName, StoredCluster } from '../store';

/** Converts clusters to the API form, including their other names. */
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
