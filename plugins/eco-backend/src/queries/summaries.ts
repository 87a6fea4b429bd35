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

/** Storage classes, claims and volumes as numbers. */
export const getStorage: Query<'getStorage'> = countedQuery('storage');

/** The issuers and certificates of cert-manager as numbers. */
export const getCertificates: Query<'getCertificates'> =
  countedQuery('certificates');

/** The stores of External Secrets by their provider. */
export const getSecretStores: Query<'getSecretStores'> =
  countedQuery('secretStores');

const countedOverhead = countedQuery('overhead');

/** What the stack requests, beside what the nodes have. */
export const getOverhead: Query<'getOverhead'> = {
  ...countedOverhead,
  answer: async (...asked) =>
    withToolsOnce(await countedOverhead.answer(...asked)),
};

/** What operators seem to be built with. */
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

/** What a tool takes is often the same in many clusters. */
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
