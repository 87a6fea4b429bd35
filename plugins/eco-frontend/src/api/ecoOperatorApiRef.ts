import { createApiRef } from '@backstage/frontend-plugin-api';
import { EcoOperatorApi } from '@backstage-eco/plugin-eco-common';

/**
 * Where the pages get operators, kinds and schemas. One ref for both frontend
 * systems.
 *
 * @public
 */
export const ecoOperatorApiRef = createApiRef<EcoOperatorApi>().with({
  id: 'plugin.eco.operator-client',
  pluginId: 'eco',
});
