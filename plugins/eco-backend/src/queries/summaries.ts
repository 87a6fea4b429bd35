import {
  Counted,
  ecoInventoryReadPermission,
} from '@backstage-eco/plugin-eco-common';
import { Summaries } from '../summaries';
import { loadSummary, readTogether } from '../store';
import { neverRead } from './neverRead';
import { Query } from './Query';
import { visibleClusters } from './visibleClusters';

/** Storage classes, claims and volumes as numbers. */
export const getStorage: Query<'getStorage'> = countedQuery('storage');

/** The issuers and certificates of cert-manager as numbers. */
export const getCertificates: Query<'getCertificates'> =
  countedQuery('certificates');

/** The stores of External Secrets by their provider. */
export const getSecretStores: Query<'getSecretStores'> =
  countedQuery('secretStores');

/** What the stack requests, beside what the nodes have. */
export const getOverhead: Query<'getOverhead'> = countedQuery('overhead');

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
