import {
  HistoryEventType,
  HistoryPage,
} from '@backstage-eco/plugin-eco-common';
import { RequestHandler } from 'express';
import { z } from 'zod/v3';
import { listEvents, readTogether } from '../../store';
import { ApiContext } from '../ApiContext';
import { audited } from '../audited';
import { parseCursor, toCursor } from '../pageCursor';
import { sendJson } from '../sendJson';
import { authorizeRead, visibleClusters } from '../visibleClusters';

/** The id of the last event of a page. */
const position = z.number().int().positive();

/** As the validator leaves it, defaults filled in. */
interface HistoryParameters {
  type?: HistoryEventType[];
  subject?: string;
  from?: string;
  to?: string;
  limit: number;
  cursor?: string;
}

/** `GET /history`. */
export function getHistory(context: ApiContext): RequestHandler {
  return audited({
    context,
    eventId: 'inventory-fetch',
    severityLevel: 'low',
    queryType: 'history',
    async handle(request, response) {
      const criteria = await authorizeRead(request, context);
      const { type, subject, from, to, limit, cursor } =
        request.query as unknown as HistoryParameters;
      const before = parseCursor(cursor, position);
      const events = await readTogether(context.knex, async knex => {
        const clusters = await visibleClusters(request, { knex, criteria });
        return listEvents({
          knex,
          clusters: clusters.map(({ name }) => name),
          types: type && [type].flat(),
          subject,
          from: toUtc(from),
          to: toUtc(to),
          before,
          // One more says whether there is a next page.
          limit: limit + 1,
        });
      });
      const items = events.slice(0, limit);
      sendJson<HistoryPage>(response, {
        items,
        nextCursor:
          events.length > items.length
            ? toCursor(items[items.length - 1].id)
            : undefined,
      });
    },
  });
}

/** As times are kept; the validator let only times through. */
function toUtc(time: string | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}
