import { ecoInventoryReadPermission } from '@backstage-eco/plugin-eco-common';
import { z } from 'zod/v3';
import { listEvents, readTogether } from '../store';
import { toEventFilter } from './eventFilter';
import { parseCursor, toCursor } from './pageCursor';
import { Query } from './Query';
import { expectHistory } from './visibleClusters';

/** Id of the last event of a page. */
const position = z.string().uuid();

/** Lists history events, newest first. */
export const getHistory: Query<'getHistory'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'history' },
  async answer(context, criteria, input) {
    const { cluster: names, limit = 100 } = input;
    const filter = {
      ...toEventFilter(context, input),
      before: parseCursor(input.cursor, position),
    };
    const events = await readTogether(context.knex, async knex => {
      await expectHistory({ knex, criteria, names });
      return listEvents({
        ...filter,
        knex,
        criteria,
        // One more than the page, to know whether there is a next page.
        limit: limit + 1,
      });
    });
    const items = events.slice(0, limit);
    return {
      items,
      nextCursor:
        events.length > items.length
          ? toCursor(items[items.length - 1].id)
          : undefined,
    };
  },
};
