import { ClusterList } from '@backstage-eco/plugin-eco-common';
import { RequestHandler } from 'express';
import { ApiContext } from '../ApiContext';
import { audited } from '../audited';
import { sendJson } from '../sendJson';
import { listRefreshes, readTogether } from '../../store';
import { toClusterSummaries } from '../toClusterSummaries';
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
      const items = await readTogether(context.knex, async knex => {
        const clusters = await visibleClusters(request, { knex, criteria });
        const names = clusters.map(({ name }) => name);
        return toClusterSummaries(
          clusters,
          await listRefreshes({ knex, clusters: names }),
        );
      });
      sendJson<ClusterList>(response, { items });
    },
  });
}
