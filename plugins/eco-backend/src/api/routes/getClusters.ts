import { ClusterList } from '@backstage-eco/plugin-eco-common';
import { RequestHandler } from 'express';
import { ApiContext } from '../ApiContext';
import { audited } from '../audited';
import { sendJson } from '../sendJson';
import { toClusterSummary } from '../toClusterSummary';
import { visibleClusters } from '../visibleClusters';

/** `GET /clusters`. */
export function getClusters(context: ApiContext): RequestHandler {
  return audited({
    context,
    eventId: 'inventory-fetch',
    severityLevel: 'low',
    queryType: 'clusters',
    async handle(request, response) {
      const clusters = await visibleClusters(request, context);
      sendJson<ClusterList>(response, {
        items: clusters.map(toClusterSummary),
      });
    },
  });
}
