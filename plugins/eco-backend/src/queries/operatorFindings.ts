import {
  ecoFindingReadPermission,
  SeverityCounts,
  ToolFindings,
} from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { countFindingsByTool, fittingNames, StoredCluster } from '../store';
import { countSeverities } from './countSeverities';
import { groupBy } from '../groupBy';
import { neverRead } from './neverRead';
import { FurtherAccess } from './Query';

const DENIED = `permission ${ecoFindingReadPermission.name} is denied`;

/** Findings about the tools of operators, limited to what a caller may see. */
export interface OperatorFindings {
  /**
   * Returns why the findings of a cluster are unknown; undefined if they are
   * known.
   */
  unknown(cluster: string): string | undefined;
  /**
   * Returns undefined if no definition matches, or if the findings are unknown.
   */
  of(operator: {
    cluster: string;
    toolId?: string;
  }): SeverityCounts | undefined;
  /**
   * Returns the tools with findings, for each cluster whose findings are known.
   */
  inClusters(): ToolFindings[];
}

/** Counts findings about tools in clusters, with one statement. */
export async function operatorFindings(options: {
  knex: Knex;
  clusters: StoredCluster[];
  /** Tool ids. */
  tools: string[];
  further: FurtherAccess | undefined;
}): Promise<OperatorFindings> {
  const { knex, tools, further } = options;
  if (!further?.granted) {
    return {
      unknown: () => DENIED,
      of: () => undefined,
      inClusters: () => [],
    };
  }
  const { criteria } = further.granted;
  const clusters = new Map(options.clusters.map(each => [each.name, each]));
  const names = [...clusters.keys()];
  const fitting = await fittingNames({ knex, criteria, clusters: names });
  const visible = new Set(fitting);
  const filter = { criteria, clusters: fitting, tools };
  const countsOf = groupBy(
    await countFindingsByTool({ knex, filter }),
    ({ cluster }) => cluster,
  );
  const unknown = (name: string) => {
    const cluster = visible.has(name) && clusters.get(name);
    if (!cluster) {
      return DENIED;
    }
    return cluster.checkedAt === undefined
      ? neverRead(cluster).reason
      : undefined;
  };
  const byTool = (cluster: string) =>
    groupBy(countsOf.get(cluster) ?? [], ({ toolId = '' }) => toolId);
  return {
    unknown,
    of: ({ cluster, toolId }) =>
      toolId === undefined || unknown(cluster) !== undefined
        ? undefined
        : countSeverities(byTool(cluster).get(toolId) ?? []),
    inClusters: () =>
      names
        .filter(cluster => unknown(cluster) === undefined)
        .map(cluster => ({
          cluster,
          tools: [...byTool(cluster)].map(([toolId, counts]) => ({
            toolId,
            counts: countSeverities(counts),
          })),
        })),
  };
}
