import {
  DetectionState,
  ToolInCluster,
} from '@backstage-eco/plugin-eco-common';

/** Clusters with the same state and versions of a tool. */
export interface ClusterGroup {
  state: DetectionState;
  /** Empty if no cluster of the group states a version. */
  versions: string[];
  clusters: string[];
}

/**
 * Groups clusters by state and versions of a tool, so that a card can show
 * differences side by side. Clusters keep their order.
 */
export function groupClusters(found: ToolInCluster[]): ClusterGroup[] {
  const groups = new Map<string, ClusterGroup>();
  for (const { cluster, state, versions } of found) {
    const key = JSON.stringify([state, versions]);
    const group = groups.get(key);
    if (group) {
      group.clusters.push(cluster);
    } else {
      groups.set(key, { state, versions, clusters: [cluster] });
    }
  }
  return [...groups.values()];
}
