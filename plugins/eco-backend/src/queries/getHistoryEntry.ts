import { NotFoundError } from '@backstage/errors';
import { ecoInventoryReadPermission } from '@backstage-eco/plugin-eco-common';
import { countChanges, shownChanges } from '../history';
import { findEvent } from '../store';
import { Query } from './Query';

/** Returns a history event with all of its changes. */
export const getHistoryEntry: Query<'getHistoryEntry'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'history-entry' },
  isById: true,
  async answer({ knex }, criteria, { entry: id }) {
    const event = await findEvent({ knex, criteria, id });
    if (!event) {
      // Unknown, or of a cluster that the caller may not see: not revealed
      // which.
      throw new NotFoundError(
        `There is no history entry ${id}; Eco keeps history for eco.history.retention`,
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
