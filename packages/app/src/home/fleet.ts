import { ClusterSummary, Stack } from '@backstage-eco/plugin-eco-common';

/** A cluster and how many tools run in it. */
export interface FleetCluster {
  summary: ClusterSummary;
  /** Left out while nothing of the cluster was ever read: unknown, not zero. */
  toolCount?: number;
}

/** The figures of the home page. */
export interface Fleet {
  clusters: FleetCluster[];
  /** Clusters with facts to show, be they of the last attempt or older. */
  readCount: number;
  /** Different tools of which some cluster has more than leftovers. */
  toolCount: number;
  /**
   * Layers of the stack with a tool at work in some cluster. A trace is enough:
   * Helm, for one, is known by its marks alone.
   */
  filledLayerCount: number;
  layerCount: number;
}

/**
 * Counts what a stack holds. A tool counts where more than leftovers of it are,
 * and once, however many layers it stands in.
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
