import { NotFoundError } from '@backstage/errors';
import { ecoInventoryReadPermission } from '@backstage-eco/plugin-eco-common';
import { countChanges, shownChanges } from '../history';
import { findEvent } from '../store';
import { Query } from './Query';

/** One thing that happened, with all that changed. */
export const getHistoryEntry: Query<'getHistoryEntry'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'history-entry' },
  isById: true,
  async answer({ knex }, criteria, { entry: id }) {
    const event = await findEvent({ knex, criteria, id });
    if (!event) {
      // Of a cluster that the caller may not see: that is not said.
      throw new NotFoundError(
        `No entry ${id} is kept; history goes back as far as eco.history.retention says`,
      );
    }
    const { changes } = event;
    return {
      ...event,
      counts: countChanges(changes),
      changes: shownChanges(changes),
    };
  },
};
