import { createApiRef } from '@backstage/frontend-plugin-api';
import { EcoFleetApi } from '@backstage-eco/plugin-eco-common';

/**
 * Where the pages about many clusters get their data. One ref for both frontend
 * systems.
 *
 * @public
 */
export const ecoFleetApiRef = createApiRef<EcoFleetApi>().with({
  id: 'plugin.eco.fleet-client',
  pluginId: 'eco',
});
