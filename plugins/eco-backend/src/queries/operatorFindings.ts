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

/** What checks found about the tools of operators, as one caller may see it. */
export interface OperatorFindings {
  /** Why the findings of a cluster are not known; undefined: they are. */
  unknown(cluster: string): string | undefined;
  /** Undefined: no definition fits, or not known. */
  of(operator: {
    cluster: string;
    toolId?: string;
  }): SeverityCounts | undefined;
  /** In each of the clusters whose findings are known: the tools that have any. */
  inClusters(): ToolFindings[];
}

/** Counts findings about tools in some clusters, in one statement. */
export async function operatorFindings(options: {
  knex: Knex;
  clusters: StoredCluster[];
  /** Their ids. */
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
