import { createApiRef } from '@backstage/frontend-plugin-api';
import { EcoOperatorApi } from '@backstage-eco/plugin-eco-common';

/**
 * API client for operators, kinds and schemas, for both frontend systems.
 *
 * @public
 */
export const ecoOperatorApiRef = createApiRef<EcoOperatorApi>().with({
  id: 'plugin.eco.operator-client',
  pluginId: 'eco',
});
