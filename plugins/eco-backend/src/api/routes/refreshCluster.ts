import {
  ecoInventoryRefreshPermission,
  RefreshAcceptance,
} from '@backstage-eco/plugin-eco-common';
import { RequestHandler } from 'express';
import { ApiContext } from '../ApiContext';
import { audited } from '../audited';
import { authorizeCluster } from '../authorizeCluster';
import { visibleCluster } from '../visibleCluster';
import { authorizeRead } from '../visibleClusters';

/** `POST /clusters/{cluster}/refresh`. */
export function refreshCluster(context: ApiContext): RequestHandler {
  return audited({
    context,
    eventId: 'inventory-refresh',
    severityLevel: 'medium',
    toMeta: request => ({ cluster: request.params.cluster }),
    async handle(request, response) {
      const { cluster } = request.params;
      await authorizeCluster(request, context, {
        permission: ecoInventoryRefreshPermission,
        cluster,
        what: 'refresh',
      });
      // Who may refresh more than they may see must not learn what there is.
      const criteria = await authorizeRead(request, context);
      await visibleCluster({ knex: context.knex, criteria, name: cluster });
      const acceptedAt = new Date().toISOString();
      await context.refresh(cluster);
      response
        .status(202)
        .json({ cluster, acceptedAt } satisfies RefreshAcceptance);
    },
  });
}
