import { ClusterSummary, StackLayer } from '@backstage-eco/plugin-eco-common';

/** What a layer is, cluster by cluster. Every list holds names of clusters. */
export interface LayerState {
  /** Some tool of the layer is installed, or works on the cluster. */
  filledIn: string[];
  /** Looked at, nothing found, and wanted from the first day. */
  gapIn: string[];
  /** Looked at, nothing found, and not missed until the cluster grows. */
  growIn: string[];
  /** Could not be looked at, by reason. Nothing is said about these. */
  unknown: Array<{ reason: string | undefined; clusters: string[] }>;
}

/**
 * Says of every cluster what a layer is in it.
 *
 * A leftover does not fill a layer: nothing runs it. A cluster that was never
 * read is unknown even where the answer does not list it, because an empty
 * layer is a gap only when somebody looked.
 */
export function layerState(
  layer: StackLayer,
  clusters: ClusterSummary[],
): LayerState {
  const filled = new Set(
    layer.tools
      .flatMap(tool => tool.clusters)
      .filter(({ state }) => state !== 'leftover')
      .map(({ cluster }) => cluster),
  );
  const reasons = new Map<string, string | undefined>(
    layer.unknownIn.map(({ cluster, reason }) => [cluster, reason]),
  );
  const state: LayerState = {
    filledIn: [],
    gapIn: [],
    growIn: [],
    unknown: [],
  };
  for (const { name, readAt, outcome } of clusters) {
    if (reasons.has(name) || readAt === undefined) {
      addUnknown(state, name, reasons.get(name) ?? outcome.reason);
    }
    if (filled.has(name)) {
      state.filledIn.push(name);
    } else if (!reasons.has(name) && readAt !== undefined) {
      (layer.startWith ? state.gapIn : state.growIn).push(name);
    }
  }
  return state;
}

function addUnknown(
  state: LayerState,
  cluster: string,
  reason: string | undefined,
) {
  const same = state.unknown.find(other => other.reason === reason);
  if (same) {
    same.clusters.push(cluster);
  } else {
    state.unknown.push({ reason, clusters: [cluster] });
  }
}
