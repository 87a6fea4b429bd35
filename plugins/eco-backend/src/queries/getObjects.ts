import { NotFoundError } from '@backstage/errors';
import { ecoInventoryReadPermission } from '@backstage-eco/plugin-eco-common';
import { z } from 'zod/v3';
import { listObjectPage, listParts, readTogether } from '../store';
import { parseCursor, storable, toCursor } from './pageCursor';
import { Query } from './Query';
import { visibleCluster } from './visibleClusters';

/** Position of the last item of a page, with the sort order of the list. */
const position = z.object({
  sort: z.enum(['namespace', 'name']),
  order: z.enum(['asc', 'desc']),
  after: z.tuple([storable, storable, storable]),
});

/** Lists the objects of a kind, page by page. */
export const getObjects: Query<'getObjects'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'objects' },
  async answer(context, criteria, { cursor, ...input }) {
    const { cluster, kind } = input;
    const query = {
      ...input,
      limit: input.limit ?? 100,
      sort: input.sort ?? 'namespace',
      order: input.order ?? 'asc',
      // The cursor's sort order wins, because another one would skip objects.
      ...parseCursor(cursor, position),
    };
    const page = await readTogether(context.knex, async knex => {
      await visibleCluster({ knex, criteria, name: cluster });
      const [part] = await listParts({ knex, cluster, kind });
      if (!part) {
        throw new NotFoundError(
          `Cluster '${cluster}' has no kind '${kind}'; GET /clusters/${cluster} has the names`,
        );
      }
      return { part, ...(await listObjectPage({ knex, query })) };
    });
    const { sort, order } = query;
    return {
      kind: page.part,
      total: page.total,
      items: page.items,
      nextCursor: page.end && toCursor({ sort, order, after: page.end }),
    };
  },
};
