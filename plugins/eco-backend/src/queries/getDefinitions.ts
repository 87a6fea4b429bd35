import { ecoInventoryReadPermission } from '@backstage-eco/plugin-eco-common';
import { Query } from './Query';

/**
 * The tools that are known, for everybody who may see any cluster: it says
 * nothing of a cluster.
 */
export const getDefinitions: Query<'getDefinitions'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'definitions' },
  async answer({ definitions }) {
    return { items: definitions.tools, problems: definitions.problems };
  },
};
