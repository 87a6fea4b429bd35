import { createApiRef } from '@backstage/frontend-plugin-api';
import { EcoDatabaseApi } from '@backstage-eco/plugin-eco-common';

/**
 * Where the pages about databases, and the fields of templates, get their data.
 *
 * @public
 */
export const ecoDatabaseApiRef = createApiRef<EcoDatabaseApi>().with({
  id: 'plugin.eco.databases',
  pluginId: 'eco',
});
