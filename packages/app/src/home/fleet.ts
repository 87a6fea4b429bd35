import { ClusterSummary, Stack } from '@backstage-eco/plugin-eco-common';

/** A cluster and its number of tools. */
export interface FleetCluster {
  summary: ClusterSummary;
  /** Omitted if the cluster was never read: unknown, not zero. */
  toolCount?: number;
}

/** Figures of the home page. */
export interface Fleet {
  clusters: FleetCluster[];
  /** Number of clusters with data, from the latest read or an older one. */
  readCount: number;
  /** Number of distinct tools with more than leftovers in some cluster. */
  toolCount: number;
  /**
   * Number of layers with a running tool in some cluster. A trace is enough, as
   * Helm, for example, is only detected by what it leaves behind.
   */
  filledLayerCount: number;
  layerCount: number;
}

/**
 * Derives the figures from a stack. A tool counts once, however many layers it
 * belongs to, and only if some cluster has more than leftovers of it.
 */
export function countFleet(stack: Stack): Fleet {
  const clustersOfTool = new Map<string, Set<string>>();
  let filledLayerCount = 0;
  for (const layer of [...stack.layers, ...stack.services]) {
    let filled = false;
    for (const tool of layer.tools) {
      const found = tool.clusters.filter(({ state }) => state !== 'leftover');
      if (found.length > 0) {
        filled = true;
        const known = clustersOfTool.get(tool.id) ?? new Set();
        found.forEach(({ cluster }) => known.add(cluster));
        clustersOfTool.set(tool.id, known);
      }
    }
    if (filled && stack.layers.includes(layer)) {
      filledLayerCount += 1;
    }
  }
  const toolsIn = (cluster: string) =>
    [...clustersOfTool.values()].filter(names => names.has(cluster)).length;
  const clusters = stack.clusters.map(summary => ({
    summary,
    toolCount: summary.readAt ? toolsIn(summary.name) : undefined,
  }));
  return {
    clusters,
    readCount: stack.clusters.filter(({ readAt }) => readAt).length,
    toolCount: clustersOfTool.size,
    filledLayerCount,
    layerCount: stack.layers.length,
  };
}
