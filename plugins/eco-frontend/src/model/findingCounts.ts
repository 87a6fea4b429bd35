import {
  FindingCounts,
  SeverityCounts,
} from '@backstage-eco/plugin-eco-common';

/** Sum of the open findings of some clusters. */
export interface CountedFindings {
  /** Sum over the clusters with known findings. */
  severities: SeverityCounts;
  /**
   * Clusters with unknown findings, by reason. The reason is omitted if the
   * user may not see the findings.
   */
  unknown: Array<{ reason?: string; clusters: string[] }>;
}

/**
 * Sums the findings of some clusters.
 *
 * @param options - `toolId`: counts only findings about this tool
 */
export function sumFindings(options: {
  counts: FindingCounts;
  /** Cluster names. */
  clusters: string[];
  toolId?: string;
}): CountedFindings {
  const { counts, clusters, toolId } = options;
  const known = new Map(counts.items.map(each => [each.cluster, each]));
  const reasons = new Map(
    counts.unknownIn.map(({ cluster, reason }) => [cluster, reason]),
  );
  const severities = { critical: 0, warning: 0, info: 0 };
  const unknown = new Map<string | undefined, string[]>();
  for (const cluster of clusters) {
    const counted = known.get(cluster);
    if (counted) {
      const own =
        toolId === undefined
          ? counted.severities
          : counted.tools.find(each => each.toolId === toolId)?.severities;
      severities.critical += own?.critical ?? 0;
      severities.warning += own?.warning ?? 0;
      severities.info += own?.info ?? 0;
    } else {
      const reason = reasons.get(cluster);
      unknown.set(reason, [...(unknown.get(reason) ?? []), cluster]);
    }
  }
  return {
    severities,
    unknown: [...unknown].map(([reason, all]) => ({ reason, clusters: all })),
  };
}
