import { createApiRef } from '@backstage/frontend-plugin-api';
import { EcoApi } from '@backstage-eco/plugin-eco-common';

/**
 * API client of the pages, for both frontend systems. Replace its factory to
 * load the data from elsewhere.
 *
 * @public
 */
export const ecoApiRef = createApiRef<EcoApi>().with({
  id: 'plugin.eco.client',
  pluginId: 'eco',
});
