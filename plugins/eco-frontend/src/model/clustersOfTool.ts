import { ClusterSummary, ToolDetail } from '@backstage-eco/plugin-eco-common';

/** A cluster in which the state of a tool is unknown. */
export interface UnknownCluster {
  cluster: ClusterSummary;
  /** Omitted if only the outcome of the cluster's read is known. */
  reason?: string;
  /** Start of the unknown state, ISO 8601. */
  since?: string;
}

/** Clusters grouped by what they show of a tool. */
export interface ClustersOfTool {
  found: Array<{
    cluster: ClusterSummary;
    detection: ToolDetail['detections'][number];
  }>;
  unknown: UnknownCluster[];
  /** Clusters that were checked without finding the tool. */
  notFound: ClusterSummary[];
}

/**
 * Groups clusters by what they show of a tool. A cluster that was never read is
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
