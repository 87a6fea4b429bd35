import {
  OperatorList,
  OperatorSummary,
  SeverityCounts,
} from '@backstage-eco/plugin-eco-common';

/** An operator in one cluster. */
export interface OperatorInCluster extends Omit<OperatorSummary, 'clusters'> {
  cluster: string;
  /** Left out: not known, or of no tool that Eco knows. */
  findings?: SeverityCounts;
}

/** Operators of some clusters, and what could not be read. */
export interface OperatorsInClusters
  extends Pick<OperatorList, 'findingsUnknown' | 'unknownIn' | 'unread'> {
  /** In the order of the clusters. */
  items: OperatorInCluster[];
}

const NO_FINDINGS: SeverityCounts = { critical: 0, warning: 0, info: 0 };

/** Tells operators that are the same in several clusters apart again. */
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
