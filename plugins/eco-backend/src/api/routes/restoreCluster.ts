import { NotFoundError } from '@backstage/errors';
import { ecoClusterRestorePermission } from '@backstage-eco/plugin-eco-common';
import { RequestHandler } from 'express';
import { listArchivedClusters, restoreCluster as restore } from '../../store';
import { ApiContext } from '../ApiContext';
import { audited } from '../audited';
import { authorizeCluster } from '../authorizeCluster';
import { authorizeRead } from '../visibleClusters';

/** `POST /clusters/{cluster}/restore`. */
export function restoreCluster(context: ApiContext): RequestHandler {
  const { knex } = context;
  return audited({
    context,
    eventId: 'cluster-restore',
    severityLevel: 'medium',
    toMeta: request => ({ cluster: request.params.cluster }),
    async handle(request, response) {
      const { cluster } = request.params;
      await authorizeCluster(request, context, {
        permission: ecoClusterRestorePermission,
        cluster,
        what: 'bring back',
      });
      const criteria = await authorizeRead(request, context);
      const archived = await listArchivedClusters({ knex, criteria });
      const isVisible = archived.some(({ name }) => name === cluster);
      if (!isVisible || !(await restore({ knex, cluster }))) {
        throw new NotFoundError(
          `Cluster '${cluster}' is not archived; GET /archived-clusters has the names`,
        );
      }
      response.status(204).end();
    },
  });
}
