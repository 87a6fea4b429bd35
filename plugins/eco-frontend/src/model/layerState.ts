import { ClusterSummary, StackLayer } from '@backstage-eco/plugin-eco-common';
import { sicknessOf } from './sickness';

/** What a layer is, cluster by cluster. Every list holds names of clusters. */
export interface LayerState {
  /** Some tool of the layer is installed, or works on the cluster. */
  filledIn: string[];
  /** Looked at, nothing found, and wanted from the first day. */
  gapIn: string[];
  /** Looked at, nothing found, and not missed until the cluster grows. */
  growIn: string[];
  /** Could not be looked at, by reason. Nothing is said about these. */
  unknown: UnknownIn[];
  /**
   * Cannot be read at the moment, whatever the layer; what it shows is from the
   * last time.
   */
  asOf: AsOf[];
}

/** Clusters whose facts are of one and the same time. */
export interface AsOf {
  clusters: string[];
  /** ISO 8601. */
  readAt: string;
  /** Nothing was known of the layer then, either. */
  isUnknown: boolean;
}

/** Clusters that could not be looked at, for one and the same reason. */
export interface UnknownIn {
  clusters: string[];
  reason: string | undefined;
  /** Since when, of the one that is longest unknown; ISO 8601. */
  since: string | undefined;
  /** Nothing of these clusters was ever read, whatever the layer. */
  neverRead: boolean;
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
  const unknown = new Map(layer.unknownIn.map(each => [each.cluster, each]));
  const state: LayerState = {
    filledIn: [],
    gapIn: [],
    growIn: [],
    unknown: [],
    asOf: [],
  };
  for (const cluster of clusters) {
    const { name, readAt, outcome } = cluster;
    const isUnknown = unknown.has(name) || readAt === undefined;
    if (readAt !== undefined && sicknessOf(cluster)) {
      const nothingKnown = isUnknown && !filled.has(name);
      addAsOf(state, { clusters: [name], readAt, isUnknown: nothingKnown });
    } else if (isUnknown) {
      const { reason = outcome.reason, since = outcome.at } =
        unknown.get(name) ?? {};
      const neverRead = readAt === undefined;
      addUnknown(state, { clusters: [name], reason, since, neverRead });
    }
    if (filled.has(name)) {
      state.filledIn.push(name);
    } else if (!isUnknown) {
      (layer.startWith ? state.gapIn : state.growIn).push(name);
    }
  }
  return state;
}

function addUnknown(state: LayerState, one: UnknownIn) {
  const same = state.unknown.find(
    ({ reason, neverRead }) =>
      reason === one.reason && neverRead === one.neverRead,
  );
  if (!same) {
    state.unknown.push(one);
    return;
  }
  same.clusters.push(...one.clusters);
  const times = [same.since, one.since].filter(time => time !== undefined);
  same.since = times.sort()[0];
}

function addAsOf(state: LayerState, one: AsOf) {
  const same = state.asOf.find(
    ({ readAt, isUnknown }) =>
      readAt === one.readAt && isUnknown === one.isUnknown,
  );
  if (same) {
    same.clusters.push(...one.clusters);
  } else {
    state.asOf.push(one);
  }
}
