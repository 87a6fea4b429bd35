import { NotFoundError } from '@backstage/errors';
import { HistoryEntry } from '@backstage-eco/plugin-eco-common';
import { RequestHandler } from 'express';
import { findEvent } from '../../store';
import { ApiContext } from '../ApiContext';
import { audited } from '../audited';
import { sendJson } from '../sendJson';
import { toHistoryEntry } from '../toHistoryEntry';
import { authorizeRead } from '../visibleClusters';

/** `GET /history/{id}`. */
export function getHistoryEntry(context: ApiContext): RequestHandler {
  const { knex } = context;
  return audited({
    context,
    eventId: 'inventory-fetch',
    severityLevel: 'low',
    queryType: 'history-entry',
    toMeta: request => ({ entry: request.params.id }),
    async handle(request, response) {
      const criteria = await authorizeRead(request, context);
      const { id } = request.params;
      const event = await findEvent({ knex, criteria, id: Number(id) });
      if (!event) {
        // Of a cluster that the caller may not see: that is not said.
        throw new NotFoundError(
          `No entry ${id} is kept; history goes back as far as eco.history.retention says`,
        );
      }
      sendJson<HistoryEntry>(response, toHistoryEntry(event));
    },
  });
}
