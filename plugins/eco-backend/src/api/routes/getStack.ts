import { Stack } from '@backstage-eco/plugin-eco-common';
import { RequestHandler } from 'express';
import { listDetections, listUnknownTools } from '../../store';
import { ApiContext } from '../ApiContext';
import { audited } from '../audited';
import { buildStack } from '../buildStack';
import { sendJson } from '../sendJson';
import { visibleClusters } from '../visibleClusters';

/** `GET /stack`. */
export function getStack(context: ApiContext): RequestHandler {
  const { knex, tools } = context;
  return audited({
    context,
    eventId: 'inventory-fetch',
    severityLevel: 'low',
    queryType: 'stack',
    async handle(request, response) {
      const clusters = await visibleClusters(request, context);
      const names = clusters.map(({ name }) => name);
      const stack = buildStack({
        clusters,
        tools,
        detections: await listDetections({ knex, clusters: names }),
        unknown: await listUnknownTools({ knex, clusters: names }),
      });
      sendJson<Stack>(response, stack);
    },
  });
}
