import { createApiRef } from '@backstage/frontend-plugin-api';
import { EcoFindingApi } from '@backstage-eco/plugin-eco-common';

/**
 * Where the pages get findings. One ref for both frontend systems.
 *
 * @public
 */
export const ecoFindingApiRef = createApiRef<EcoFindingApi>().with({
  id: 'plugin.eco.finding-client',
  pluginId: 'eco',
});
