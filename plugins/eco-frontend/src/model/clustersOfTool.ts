import { ClusterSummary, ToolDetail } from '@backstage-eco/plugin-eco-common';

/** A cluster of which nothing can be said about a tool. */
export interface UnknownCluster {
  cluster: ClusterSummary;
  /** Left out where the cluster's own outcome is all that is known. */
  reason?: string;
  /** Since when, ISO 8601. */
  since?: string;
}

/** Clusters by what they show of a tool. */
export interface ClustersOfTool {
  found: Array<{
    cluster: ClusterSummary;
    detection: ToolDetail['detections'][number];
  }>;
  unknown: UnknownCluster[];
  /** It was looked for there, and not seen. */
  notFound: ClusterSummary[];
}

/**
 * Parts clusters by what they show of a tool. A cluster that was never read is
 * unknown, never "not found".
 */
export function clustersOfTool(
  detail: ToolDetail,
  clusters: ClusterSummary[],
): ClustersOfTool {
  const result: ClustersOfTool = { found: [], unknown: [], notFound: [] };
  for (const cluster of clusters) {
    const isHere = (one: { cluster: string }) => one.cluster === cluster.name;
    const detection = detail.detections.find(isHere);
    const unknown = detail.unknown.find(isHere);
    if (detection) {
      result.found.push({ cluster, detection });
    }
    if (unknown) {
      const { reason, since } = unknown;
      result.unknown.push({ cluster, reason, since });
    } else if (!detection && cluster.readAt === undefined) {
      const { reason, at } = cluster.outcome;
      result.unknown.push({ cluster, reason, since: at });
    } else if (!detection) {
      result.notFound.push(cluster);
    }
  }
  return result;
}
