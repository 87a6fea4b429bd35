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
import { toHistoryEntry } from '../toHistoryEntry';
import { toUtc } from '../toUtc';
import { authorizeRead, clustersOfHistory } from '../visibleClusters';

/** What a column of PostgreSQL for ids takes. */
const MAX_ID = 2 ** 31 - 1;

/** Of each entry: a cluster that is new has hundreds. */
const MOST_CHANGES = 20;

/** The id of the last event of a page. */
const position = z.number().int().positive().max(MAX_ID);

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
      const filter = {
        types: type && [type].flat(),
        subject,
        from: from === undefined ? undefined : toUtc('from', from),
        to: to === undefined ? undefined : toUtc('to', to),
        before: parseCursor(cursor, position),
      };
      const events = await readTogether(context.knex, async knex => {
        const clusters = await clustersOfHistory(request, { knex, criteria });
        return listEvents({
          ...filter,
          knex,
          criteria,
          clusters,
          // One more says whether there is a next page.
          limit: limit + 1,
        });
      });
      const items = events
        .slice(0, limit)
        .map(event => toHistoryEntry(event, MOST_CHANGES));
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
