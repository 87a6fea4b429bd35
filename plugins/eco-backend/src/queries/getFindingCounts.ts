import {
  ecoFindingReadPermission,
  FindingsInCluster,
} from '@backstage-eco/plugin-eco-common';
import {
  countFindingsByTool,
  readTogether,
  ToolFindingCount,
  withoutNamespaces,
} from '../store';
import { countSeverities } from './countSeverities';
import { groupBy } from '../groupBy';
import { neverRead } from './neverRead';
import { Query } from './Query';
import { visibleClusters } from './visibleClusters';

/** Counts the open findings of each cluster, by tool. */
export const getFindingCounts: Query<'getFindingCounts'> = {
  permission: ecoFindingReadPermission,
  audit: { eventId: 'finding-fetch', queryType: 'counts' },
  async answer(context, criteria, { cluster: names, tool }) {
    const { clusters, counts } = await readTogether(
      context.knex,
      async knex => {
        const visible = await visibleClusters({
          knex,
          criteria: withoutNamespaces(criteria),
          names,
        });
        const filter = {
          criteria,
          clusters: names,
          tools: tool === undefined ? undefined : [tool],
        };
        return {
          clusters: visible,
          counts: groupBy(
            await countFindingsByTool({ knex, filter }),
            ({ cluster }) => cluster,
          ),
        };
      },
    );
    return {
      items: clusters
        .filter(({ checkedAt }) => checkedAt !== undefined)
        .map(({ name }) => inCluster(name, counts.get(name) ?? [])),
      unknownIn: clusters
        .filter(({ checkedAt }) => checkedAt === undefined)
        .map(neverRead),
    };
  },
};

function inCluster(
  cluster: string,
  counts: ToolFindingCount[],
): FindingsInCluster {
  const ofTools = counts.filter(({ toolId }) => toolId !== undefined);
  const byTool = groupBy(ofTools, ({ toolId = '' }) => toolId);
  return {
    cluster,
    severities: countSeverities(counts),
    tools: [...byTool].map(([toolId, own]) => ({
      toolId,
      severities: countSeverities(own),
    })),
  };
}
