import { DefinitionList } from '@backstage-eco/plugin-eco-common';
import { RequestHandler } from 'express';
import { ApiContext } from '../ApiContext';
import { audited } from '../audited';
import { sendJson } from '../sendJson';
import { authorizeRead } from '../visibleClusters';

/**
 * `GET /definitions`: for everybody who may see any cluster. It says nothing of
 * a cluster.
 */
export function getDefinitions(context: ApiContext): RequestHandler {
  return audited({
    context,
    eventId: 'inventory-fetch',
    severityLevel: 'low',
    queryType: 'definitions',
    async handle(request, response) {
      await authorizeRead(request, context);
      const { tools, problems } = context.definitions;
      sendJson<DefinitionList>(response, { items: tools, problems });
    },
  });
}
