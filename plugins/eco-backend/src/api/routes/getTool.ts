import { NotFoundError } from '@backstage/errors';
import { ToolDetail } from '@backstage-eco/plugin-eco-common';
import { RequestHandler } from 'express';
import { listUnknownTools, loadDetections } from '../../store';
import { ApiContext } from '../ApiContext';
import { audited } from '../audited';
import { sendJson } from '../sendJson';
import { visibleClusters } from '../visibleClusters';

/** `GET /tools/{toolId}`. */
export function getTool(context: ApiContext): RequestHandler {
  const { knex, tools } = context;
  return audited({
    context,
    eventId: 'inventory-fetch',
    severityLevel: 'low',
    queryType: 'tool',
    toMeta: request => ({ toolId: request.params.toolId }),
    async handle(request, response) {
      const visible = await visibleClusters(request, context);
      const { toolId } = request.params;
      const tool = tools.find(({ id }) => id === toolId);
      if (!tool) {
        throw new NotFoundError(
          `Tool '${toolId}' has no definition; GET /definitions has the ids`,
        );
      }
      const clusters = visible.map(({ name }) => name);
      sendJson<ToolDetail>(response, {
        tool,
        detections: await loadDetections({ knex, clusters, toolId }),
        unknown: await listUnknownTools({ knex, clusters, toolId }),
      });
    },
  });
}
