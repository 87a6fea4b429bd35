import {
  DetectionState,
  ToolInCluster,
} from '@backstage-eco/plugin-eco-common';

/** Clusters that show the same of a tool. */
export interface ClusterGroup {
  state: DetectionState;
  /** Empty: no cluster of the group states one. */
  versions: string[];
  clusters: string[];
}

/**
 * Puts the clusters together that show the same state and versions of a tool,
 * so that a card can set what differs side by side. The order of the clusters
 * stays.
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
