import { Stack } from '@backstage-eco/plugin-eco-common';
import { RequestHandler } from 'express';
import {
  listDetections,
  listRefreshes,
  listUnknownTools,
  readTogether,
} from '../../store';
import { ApiContext } from '../ApiContext';
import { audited } from '../audited';
import { buildStack } from '../buildStack';
import { sendJson } from '../sendJson';
import { authorizeRead, visibleClusters } from '../visibleClusters';

/** `GET /stack`. */
export function getStack(context: ApiContext): RequestHandler {
  return audited({
    context,
    eventId: 'inventory-fetch',
    severityLevel: 'low',
    queryType: 'stack',
    async handle(request, response) {
      const criteria = await authorizeRead(request, context);
      const stored = await readTogether(context.knex, async knex => {
        const clusters = await visibleClusters(request, { knex, criteria });
        const names = clusters.map(({ name }) => name);
        return {
          clusters,
          refreshes: await listRefreshes({ knex, clusters: names }),
          detections: await listDetections({ knex, clusters: names }),
          unknown: await listUnknownTools({ knex, clusters: names }),
        };
      });
      sendJson<Stack>(
        response,
        buildStack({ ...stored, tools: context.definitions.tools }),
      );
    },
  });
}
