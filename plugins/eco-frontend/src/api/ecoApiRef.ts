import { createApiRef } from '@backstage/frontend-plugin-api';
import { EcoApi } from '@backstage-eco/plugin-eco-common';

/**
 * Where the pages get their data. One ref for both frontend systems; replace
 * the factory to have the data come from somewhere else.
 *
 * @public
 */
export const ecoApiRef = createApiRef<EcoApi>().with({
  id: 'plugin.eco.client',
  pluginId: 'eco',
});
