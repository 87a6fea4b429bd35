import { ClusterList } from '@backstage-eco/plugin-eco-common';
import { RequestHandler } from 'express';
import { ApiContext } from '../ApiContext';
import { audited } from '../audited';
import { sendJson } from '../sendJson';
import { toClusterSummary } from '../toClusterSummary';
import { readTogether } from '../../store';
import { authorizeRead, visibleClusters } from '../visibleClusters';

/** `GET /clusters`. */
export function getClusters(context: ApiContext): RequestHandler {
  return audited({
    context,
    eventId: 'inventory-fetch',
    severityLevel: 'low',
    queryType: 'clusters',
    async handle(request, response) {
      const criteria = await authorizeRead(request, context);
      const clusters = await readTogether(context.knex, knex =>
        visibleClusters(request, { knex, criteria }),
      );
      sendJson<ClusterList>(response, {
        items: clusters.map(toClusterSummary),
      });
    },
  });
}
