import { ClusterPast } from '@backstage-eco/plugin-eco-common';
import { RequestHandler } from 'express';
import { toClusterPast } from '../../history';
import { loadPast } from '../../store';
import { ApiContext } from '../ApiContext';
import { audited } from '../audited';
import { sendJson } from '../sendJson';
import { visibleCluster } from '../visibleCluster';
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
      await visibleCluster({ knex, criteria, name: cluster });
      const at = new Date(String(request.query.at)).toISOString();
      const facts = await loadPast({ knex, cluster, at, retentionMs });
      sendJson<ClusterPast>(response, { cluster, at, ...toClusterPast(facts) });
    },
  });
}
