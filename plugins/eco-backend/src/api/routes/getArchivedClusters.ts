import { ArchivedClusterList } from '@backstage-eco/plugin-eco-common';
import { RequestHandler } from 'express';
import { listArchivedClusters } from '../../store';
import { ApiContext } from '../ApiContext';
import { audited } from '../audited';
import { sendJson } from '../sendJson';
import { authorizeRead } from '../visibleClusters';

/** `GET /archived-clusters`. */
export function getArchivedClusters(context: ApiContext): RequestHandler {
  const { knex } = context;
  return audited({
    context,
    eventId: 'inventory-fetch',
    severityLevel: 'low',
    queryType: 'archived-clusters',
    async handle(request, response) {
      const criteria = await authorizeRead(request, context);
      sendJson<ArchivedClusterList>(response, {
        items: await listArchivedClusters({ knex, criteria }),
      });
    },
  });
}
