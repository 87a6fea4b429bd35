import { NotFoundError } from '@backstage/errors';
import { ObjectPage } from '@backstage-eco/plugin-eco-common';
import { RequestHandler } from 'express';
import { z } from 'zod/v3';
import {
  listObjectPage,
  listParts,
  readTogether,
  storableText,
} from '../../store';
import type { ObjectQuery } from '../../store';
import { ApiContext } from '../ApiContext';
import { audited } from '../audited';
import { parseCursor, toCursor } from '../pageCursor';
import { sendJson } from '../sendJson';
import { visibleCluster } from '../visibleCluster';
import { authorizeRead } from '../visibleClusters';

/** Only such texts are kept: another one is not of this list. */
const storable = z.string().refine(text => text === storableText(text));

/** Where a page ended, with the order in which it was. */
const position = z.object({
  sort: z.enum(['namespace', 'name']),
  order: z.enum(['asc', 'desc']),
  after: z.tuple([storable, storable, storable]),
});

/** As the validator leaves it, defaults filled in. */
type ObjectParameters = Omit<ObjectQuery, 'cluster' | 'kind' | 'after'> & {
  cursor?: string;
};

/** `GET /clusters/{cluster}/inventory/{kind}`. */
export function getObjects(context: ApiContext): RequestHandler {
  return audited({
    context,
    eventId: 'inventory-fetch',
    severityLevel: 'low',
    queryType: 'objects',
    toMeta: ({ params }) => ({ cluster: params.cluster, kind: params.kind }),
    async handle(request, response) {
      const criteria = await authorizeRead(request, context);
      const { cluster, kind } = request.params;
      const { cursor, ...parameters } =
        request.query as unknown as ObjectParameters;
      // A cursor brings its own order: another one would skip objects.
      const query = {
        ...parameters,
        ...parseCursor(cursor, position),
        cluster,
        kind,
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
      sendJson<ObjectPage>(response, {
        kind: page.part,
        total: page.total,
        items: page.items,
        nextCursor: page.end && toCursor({ sort, order, after: page.end }),
      });
    },
  });
}
