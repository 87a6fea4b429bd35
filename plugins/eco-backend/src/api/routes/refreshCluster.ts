import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ecoInventoryRefreshPermission,
  RefreshAcceptance,
} from '@backstage-eco/plugin-eco-common';
import { RequestHandler } from 'express';
import { listClusters } from '../../store';
import { ApiContext } from '../ApiContext';
import { audited } from '../audited';
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
      const [decision] = await context.permissions.authorize(
        [{ permission: ecoInventoryRefreshPermission, resourceRef: cluster }],
        { credentials: await context.httpAuth.credentials(request) },
      );
      if (decision.result !== AuthorizeResult.ALLOW) {
        throw new NotAllowedError(
          `You may not have cluster '${cluster}' read: permission ${ecoInventoryRefreshPermission.name} is denied`,
        );
      }
      // Who may refresh more than they may see must not learn what there is.
      const found = await listClusters({
        knex: context.knex,
        criteria: await authorizeRead(request, context),
        names: [cluster],
      });
      if (found.length === 0) {
        throw new NotFoundError(
          `Cluster '${cluster}' is not known; GET /clusters has the names`,
        );
      }
      const acceptedAt = new Date().toISOString();
      await context.refresh(cluster);
      response
        .status(202)
        .json({ cluster, acceptedAt } satisfies RefreshAcceptance);
    },
  });
}
