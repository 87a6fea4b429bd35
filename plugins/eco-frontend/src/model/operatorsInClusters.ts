import {
  OperatorList,
  OperatorSummary,
  SeverityCounts,
} from '@backstage-eco/plugin-eco-common';

/** An operator in one cluster. */
export interface OperatorInCluster extends Omit<OperatorSummary, 'clusters'> {
  cluster: string;
  /** Omitted if unknown, or if no definition matches the operator. */
  findings?: SeverityCounts;
}

/** Operators of some clusters, with what could not be read. */
export interface OperatorsInClusters
  extends Pick<OperatorList, 'findingsUnknown' | 'unknownIn' | 'unread'> {
  /** One per operator and cluster, in the order of the clusters. */
  items: OperatorInCluster[];
}

const NO_FINDINGS: SeverityCounts = { critical: 0, warning: 0, info: 0 };

/**
 * Splits operators that the backend merged across clusters into one per
 * cluster.
 */
export function operatorsInClusters(list: OperatorList): OperatorsInClusters {
  const { items, findings, ...unknown } = list;
  const countsIn = new Map(
    findings.map(({ cluster, tools }) => [
      cluster,
      new Map(tools.map(({ toolId, counts }) => [toolId, counts])),
    ]),
  );
  const findingsOf = (cluster: string, toolId: string | undefined) => {
    const counts = countsIn.get(cluster);
    return toolId === undefined || !counts
      ? undefined
      : counts.get(toolId) ?? NO_FINDINGS;
  };
  return {
    ...unknown,
    items: items
      .flatMap(({ clusters, ...operator }) =>
        clusters.map(cluster => ({
          ...operator,
          cluster,
          findings: findingsOf(cluster, operator.toolId),
        })),
      )
      .sort((one, other) => one.cluster.localeCompare(other.cluster)),
  };
}
