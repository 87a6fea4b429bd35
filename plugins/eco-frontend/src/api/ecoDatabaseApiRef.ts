import { createApiRef } from '@backstage/frontend-plugin-api';
import { EcoDatabaseApi } from '@backstage-eco/plugin-eco-common';

/**
 * API client of the database pages and the template fields.
 *
 * @public
 */
export const ecoDatabaseApiRef = createApiRef<EcoDatabaseApi>().with({
  id: 'plugin.eco.databases',
  pluginId: 'eco',
});
