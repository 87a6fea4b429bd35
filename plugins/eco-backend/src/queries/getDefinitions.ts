import { ecoInventoryReadPermission } from '@backstage-eco/plugin-eco-common';
import { Query } from './Query';

/**
 * Lists the known tools. Available to everyone who may see any cluster, because
 * it reveals nothing about clusters.
 */
export const getDefinitions: Query<'getDefinitions'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'definitions' },
  async answer({ definitions }) {
    return { items: definitions.tools, problems: definitions.problems };
  },
};
