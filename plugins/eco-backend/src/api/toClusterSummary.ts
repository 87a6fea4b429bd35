import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { StoredCluster } from '../store';

/**
 * A cluster as the API shows it.
 */
export function toClusterSummary(cluster: StoredCluster): ClusterSummary {
  const { firstListedAt: _, ...summary } = cluster;
  return summary;
}
