import { ClusterPast } from '@backstage-eco/plugin-eco-common';
import { RequestHandler } from 'express';
import { toClusterPast } from '../../history';
import { findClustersWithHistory, loadPast } from '../../store';
import { ApiContext } from '../ApiContext';
import { audited } from '../audited';
import { sendJson } from '../sendJson';
import { toUtc } from '../toUtc';
import { unknownCluster } from '../visibleCluster';
import { authorizeRead } from '../visibleClusters';

/** `GET /clusters/{cluster}/past`. */
export function getPast(context: ApiContext): RequestHandler {
  const { knex, historyRetentionMs: retentionMs } = context;
  return audited({
    context,
    eventId: 'inventory-fetch',
    severityLevel: 'low',
    queryType: 'past',
    toMeta: request => ({ cluster: request.params.cluster }),
    async handle(request, response) {
      const criteria = await authorizeRead(request, context);
      const { cluster } = request.params;
      const at = toUtc('at', String(request.query.at));
      const names = [cluster];
      const found = await findClustersWithHistory({ knex, criteria, names });
      if (!found.has(cluster)) {
        throw unknownCluster(cluster);
      }
      const facts = await loadPast({ knex, cluster, at, retentionMs });
      sendJson<ClusterPast>(response, { cluster, at, ...toClusterPast(facts) });
    },
  });
}
