import {
  Counted,
  ecoInventoryReadPermission,
  OverheadNumbers,
  ToolOverhead,
} from '@backstage-eco/plugin-eco-common';
import { Summaries } from '../summaries';
import { loadSummary, readTogether } from '../store';
import { Distinct } from './Distinct';
import { neverRead } from './neverRead';
import { Answer, Query } from './Query';
import { visibleClusters } from './visibleClusters';

/** Summarizes storage classes, claims and volumes. */
export const getStorage: Query<'getStorage'> = countedQuery('storage');

/** Summarizes the issuers and certificates of cert-manager. */
export const getCertificates: Query<'getCertificates'> =
  countedQuery('certificates');

/** Summarizes the secret stores of External Secrets by provider. */
export const getSecretStores: Query<'getSecretStores'> =
  countedQuery('secretStores');

const countedOverhead = countedQuery('overhead');

/**
 * Compares the resource requests of the stack with the capacity of the nodes.
 */
export const getOverhead: Query<'getOverhead'> = {
  ...countedOverhead,
  answer: async (...asked) =>
    withToolsOnce(await countedOverhead.answer(...asked)),
};

/** Lists the frameworks that operators are probably built with. */
export const getOperatorFrameworks: Query<'getOperatorFrameworks'> =
  countedQuery('frameworks');

function countedQuery<C extends keyof Summaries>(summary: C) {
  return {
    permission: ecoInventoryReadPermission,
    audit: { eventId: 'inventory-fetch', queryType: summary },
    answer: async (
      ...[context, criteria, { cluster: names }]: Parameters<
        Query<'getStorage'>['answer']
      >
    ): Promise<Counted<Summaries[C]>> => {
      const { clusters, counted } = await readTogether(
        context.knex,
        async knex => {
          const visible = await visibleClusters({ knex, criteria, names });
          return {
            clusters: visible,
            counted: await loadSummary({
              knex,
              clusters: visible.map(({ name }) => name),
              summary,
            }),
          };
        },
      );
      const read = new Set(
        clusters
          .filter(({ readAt }) => readAt !== undefined)
          .map(({ name }) => name),
      );
      const items = counted.filter(({ cluster }) => read.has(cluster));
      const known = new Set(items.map(({ cluster }) => cluster));
      return {
        items,
        unknownIn: clusters
          .filter(({ name }) => !known.has(name))
          .map(neverRead),
      };
    },
  };
}

/** Deduplicates tools, whose overhead is often the same in many clusters. */
function withToolsOnce({
  items,
  unknownIn,
}: Counted<OverheadNumbers>): Answer<'getOverhead'> {
  const tools = new Distinct<ToolOverhead>();
  return {
    items: items.map(({ workloads, ...item }) => ({
      ...item,
      ...(workloads && {
        workloads: {
          ...workloads,
          tools: workloads.tools.map(tool => tools.indexOf(tool)),
        },
      }),
    })),
    tools: tools.items,
    unknownIn,
  };
}
