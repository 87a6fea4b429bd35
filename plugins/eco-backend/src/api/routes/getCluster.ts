import { ClusterDetail } from '@backstage-eco/plugin-eco-common';
import { RequestHandler } from 'express';
import { listParts, listRefreshes, readTogether } from '../../store';
import { ApiContext } from '../ApiContext';
import { audited } from '../audited';
import { sendJson } from '../sendJson';
import { toClusterSummaries } from '../toClusterSummaries';
import { visibleCluster } from '../visibleCluster';
import { authorizeRead } from '../visibleClusters';

/** `GET /clusters/{cluster}`. */
export function getCluster(context: ApiContext): RequestHandler {
  return audited({
    context,
    eventId: 'inventory-fetch',
    severityLevel: 'low',
    queryType: 'cluster',
    toMeta: request => ({ cluster: request.params.cluster }),
    async handle(request, response) {
      const criteria = await authorizeRead(request, context);
      const { cluster: name } = request.params;
      const detail = await readTogether(context.knex, async knex => {
        const cluster = await visibleCluster({ knex, criteria, name });
        const [summary] = toClusterSummaries(
          [cluster],
          await listRefreshes({ knex, clusters: [name] }),
        );
        return {
          cluster: summary,
          kinds: await listParts({ knex, cluster: name }),
        };
      });
      sendJson<ClusterDetail>(response, detail);
    },
  });
}
