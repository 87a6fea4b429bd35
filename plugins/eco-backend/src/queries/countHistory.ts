import { ecoInventoryReadPermission } from '@backstage-eco/plugin-eco-common';
import { countEventsOverTime, readTogether } from '../store';
import { toEventFilter } from './eventFilter';
import { Query } from './Query';
import { expectHistory } from './visibleClusters';

/** Counts the events of clusters per day or per hour. */
export const countHistory: Query<'countHistory'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'history-counts' },
  async answer(context, criteria, input) {
    const { cluster: names, per = 'day' } = input;
    const items = await readTogether(context.knex, async knex => {
      await expectHistory({ knex, criteria, names });
      return countEventsOverTime({
        ...toEventFilter(context, input),
        knex,
        criteria,
        per,
      });
    });
    return { items };
  },
};
