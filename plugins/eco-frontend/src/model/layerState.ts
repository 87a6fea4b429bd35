import { ClusterSummary, StackLayer } from '@backstage-eco/plugin-eco-common';
import { readFailureOf } from './readFailure';

/** State of a layer in each cluster. Every list contains cluster names. */
export interface LayerState {
  /** Clusters with a tool of the layer installed or traced. */
  filledIn: string[];
  /**
   * Clusters that were checked without finding a tool, of a layer needed from
   * the first day.
   */
  gapIn: string[];
  /**
   * Clusters that were checked without finding a tool, of a layer that can wait
   * until they grow.
   */
  growIn: string[];
  /**
   * Clusters that could not be checked, by reason. Nothing is known about them.
   */
  unknown: UnknownIn[];
  /**
   * Clusters that cannot be read at the moment, so their state is that of the
   * last read.
   */
  asOf: AsOf[];
}

/** Clusters that were last read at the same time. */
export interface AsOf {
  clusters: string[];
  /** ISO 8601. */
  readAt: string;
  /** The layer was already unknown at that time. */
  isUnknown: boolean;
}

/** Clusters that could not be checked for the same reason. */
export interface UnknownIn {
  clusters: string[];
  reason: string | undefined;
  /** Start of the longest unknown state, ISO 8601. */
  since: string | undefined;
  /** These clusters were never read at all. */
  neverRead: boolean;
}

/**
 * Determines the state of a layer in each cluster.
 * A leftover does not fill a layer, because nothing runs it. A cluster that was
 * never read is unknown even if the backend does not list it, because only a
 * checked layer can be a gap.
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
    if (readAt !== undefined && readFailureOf(cluster)) {
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
