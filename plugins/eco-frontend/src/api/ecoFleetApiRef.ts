import { createApiRef } from '@backstage/frontend-plugin-api';
import { EcoFleetApi } from '@backstage-eco/plugin-eco-common';

/**
 * API client of the fleet pages, for both frontend systems.
 *
 * @public
 */
export const ecoFleetApiRef = createApiRef<EcoFleetApi>().with({
  id: 'plugin.eco.fleet-client',
  pluginId: 'eco',
});
