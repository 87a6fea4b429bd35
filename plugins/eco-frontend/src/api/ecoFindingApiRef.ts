import { createApiRef } from '@backstage/frontend-plugin-api';
import { EcoFindingApi } from '@backstage-eco/plugin-eco-common';

/**
 * API client for findings, for both frontend systems.
 *
 * @public
 */
export const ecoFindingApiRef = createApiRef<EcoFindingApi>().with({
  id: 'plugin.eco.finding-client',
  pluginId: 'eco',
});
