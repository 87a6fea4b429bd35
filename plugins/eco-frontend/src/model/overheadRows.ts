import {
  Counted,
  LayerId,
  OverheadNumbers,
  ResourceSums,
  Tool,
  ToolOverhead,
  WorkloadOverhead,
} from '@backstage-eco/plugin-eco-common';

/** Grouping of the rows. */
export type OverheadGrouping = 'tool' | 'layer';

/** Filters of the overhead. Empty filters match every workload. */
export interface OverheadFilters {
  /** Cluster names. */
  clusters: string[];
  layers: string[];
}

/** Resources that a tool, or the tools of a layer, take in some clusters. */
export interface OverheadRow extends WorkloadOverhead {
  /**
   * ID of the tool or layer. Omitted for workloads of no tool, and for tools
   * without a layer.
   */
  id?: string;
  /** The row sums the workloads of no tool. */
  isNotAttributed: boolean;
  moreWorkloads: number;
  /** Cluster names. */
  clusters: string[];
  /** Share of the nodes' allocatable resources. Omitted if unknown. */
  share?: { cpu?: number; memory?: number };
}

/**
 * Resources that the stack takes of a cluster, beside other workloads and the
 * nodes.
 */
export interface ClusterOverheadRow
  extends Pick<OverheadNumbers, 'allocatable' | 'used' | 'usedUnknown'> {
  cluster: string;
  /** Omitted if no workload was ever read. */
  stack?: ResourceSums;
  notAttributed?: ResourceSums;
  share?: { cpu?: number; memory?: number };
}

type InCluster = Counted<OverheadNumbers>['items'][number];

const NONE: WorkloadOverhead = {
  workloads: 0,
  pods: 0,
  requests: { cpuMillis: 0, memoryBytes: 0 },
  limits: { cpuMillis: 0, memoryBytes: 0 },
  withoutRequest: { cpu: 0, memory: 0 },
  withoutLimit: { cpu: 0, memory: 0 },
};

/**
 * Returns the layer that each tool counts towards: the first one of its
 * definition.
 */
export function firstLayers(
  tools: readonly Tool[],
): ReadonlyMap<string, LayerId> {
  return new Map(
    tools.flatMap(({ id, layers: [first] }) =>
      first === undefined ? [] : [[id, first]],
    ),
  );
}

/**
 * Returns a row for each cluster that matches the filters, with the tools of
 * the selected layers.
 */
export function clusterOverheadRows(
  items: readonly InCluster[],
  filters: OverheadFilters,
  layerOf: ReadonlyMap<string, LayerId>,
): ClusterOverheadRow[] {
  return wantedClusters(items, filters).map(item => {
    const { cluster, workloads, allocatable, used, usedUnknown } = item;
    const stack =
      workloads &&
      addUp(workloads.tools.filter(wantedTool(filters, layerOf))).requests;
    return {
      cluster,
      allocatable,
      used,
      usedUnknown,
      stack,
      notAttributed: workloads?.notAttributed.requests,
      share: stack && allocatable && shareOf(stack, allocatable),
    };
  });
}

/** Returns a row for each tool or layer, and one for workloads of no tool. */
export function overheadRows(options: {
  items: readonly InCluster[];
  filters: OverheadFilters;
  by: OverheadGrouping;
  layerOf: ReadonlyMap<string, LayerId>;
}): OverheadRow[] {
  const { items, filters, by, layerOf } = options;
  const read = wantedClusters(items, filters).filter(each => each.workloads);
  const isWanted = wantedTool(filters, layerOf);
  const groups = new Map<string | undefined, Part[]>();
  for (const item of read) {
    for (const tool of item.workloads?.tools.filter(isWanted) ?? []) {
      const key = by === 'tool' ? tool.toolId : layerOf.get(tool.toolId);
      groups.set(key, [...(groups.get(key) ?? []), { item, numbers: tool }]);
    }
  }
  const rows = [...groups].map(([id, parts]) => toRow(parts, read, { id }));
  if (filters.layers.length > 0) {
    return rows;
  }
  const rest = read.map(item => ({
    item,
    numbers: item.workloads?.notAttributed ?? NONE,
  }));
  return rest.length > 0
    ? [...rows, toRow(rest, read, { isNotAttributed: true })]
    : rows;
}

/** A summand of a row: workloads of one cluster. */
interface Part {
  item: InCluster;
  numbers: WorkloadOverhead & Pick<ToolOverhead, 'moreWorkloads'>;
}

function toRow(
  parts: Part[],
  read: InCluster[],
  of: { id?: string; isNotAttributed?: boolean },
): OverheadRow {
  const known = read.flatMap(({ allocatable }) => allocatable ?? []);
  const inKnown = parts.filter(({ item }) => item.allocatable);
  return {
    ...addUp(parts.map(({ numbers }) => numbers)),
    id: of.id,
    isNotAttributed: of.isNotAttributed ?? false,
    moreWorkloads: sum(parts.map(({ numbers }) => numbers.moreWorkloads ?? 0)),
    clusters: [...new Set(parts.map(({ item }) => item.cluster))],
    share:
      inKnown.length > 0
        ? shareOf(
            addUp(inKnown.map(({ numbers }) => numbers)).requests,
            addSums(known),
          )
        : undefined,
  };
}

function wantedClusters(
  items: readonly InCluster[],
  { clusters }: OverheadFilters,
): InCluster[] {
  return items.filter(
    ({ cluster }) => clusters.length === 0 || clusters.includes(cluster),
  );
}

function wantedTool(
  { layers }: OverheadFilters,
  layerOf: ReadonlyMap<string, LayerId>,
): (tool: ToolOverhead) => boolean {
  return ({ toolId }) =>
    layers.length === 0 || layers.includes(layerOf.get(toolId) ?? '');
}

/**
 * Shares are undefined for a resource that the nodes have none of, as a share
 * of nothing is meaningless.
 */
function shareOf(part: ResourceSums, all: ResourceSums) {
  return {
    cpu: all.cpuMillis > 0 ? part.cpuMillis / all.cpuMillis : undefined,
    memory:
      all.memoryBytes > 0 ? part.memoryBytes / all.memoryBytes : undefined,
  };
}

function addUp(all: readonly WorkloadOverhead[]): WorkloadOverhead {
  const counts = (of: 'withoutRequest' | 'withoutLimit') => ({
    cpu: sum(all.map(each => each[of].cpu)),
    memory: sum(all.map(each => each[of].memory)),
  });
  return {
    workloads: sum(all.map(({ workloads }) => workloads)),
    pods: sum(all.map(({ pods }) => pods)),
    requests: addSums(all.map(({ requests }) => requests)),
    limits: addSums(all.map(({ limits }) => limits)),
    withoutRequest: counts('withoutRequest'),
    withoutLimit: counts('withoutLimit'),
  };
}

function addSums(all: readonly ResourceSums[]): ResourceSums {
  return {
    cpuMillis: sum(all.map(({ cpuMillis }) => cpuMillis)),
    memoryBytes: sum(all.map(({ memoryBytes }) => memoryBytes)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
