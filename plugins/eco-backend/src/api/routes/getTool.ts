import { NotFoundError } from '@backstage/errors';
import { ToolDetail } from '@backstage-eco/plugin-eco-common';
import { RequestHandler } from 'express';
import { listUnknownTools, loadDetections, readTogether } from '../../store';
import { ApiContext } from '../ApiContext';
import { audited } from '../audited';
import { sendJson } from '../sendJson';
import { authorizeRead, visibleClusters } from '../visibleClusters';

/** `GET /tools/{toolId}`. */
export function getTool(context: ApiContext): RequestHandler {
  return audited({
    context,
    eventId: 'inventory-fetch',
    severityLevel: 'low',
    queryType: 'tool',
    toMeta: request => ({ toolId: request.params.toolId }),
    async handle(request, response) {
      const criteria = await authorizeRead(request, context);
      const { toolId } = request.params;
      const { tools } = context.definitions;
      const tool = tools.find(({ id }) => id === toolId);
      if (!tool) {
        throw new NotFoundError(
          `Tool '${toolId}' has no definition; GET /definitions has the ids`,
        );
      }
      const detail = await readTogether(context.knex, async knex => {
        const visible = await visibleClusters(request, { knex, criteria });
        const clusters = visible.map(({ name }) => name);
        return {
          tool,
          detections: await loadDetections({ knex, clusters, toolId }),
          unknown: await listUnknownTools({ knex, clusters, toolId }),
        };
      });
      sendJson<ToolDetail>(response, detail);
    },
  });
}
