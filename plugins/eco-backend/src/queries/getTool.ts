import { NotFoundError } from '@backstage/errors';
import { ecoInventoryReadPermission } from '@backstage-eco/plugin-eco-common';
import { listUnknownTools, loadDetections, readTogether } from '../store';
import { Query } from './Query';
import { visibleClusters } from './visibleClusters';

/**
 * Returns a tool, where it was detected, and where detection is not possible.
 */
export const getTool: Query<'getTool'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'tool' },
  async answer(context, criteria, { toolId, cluster: names }) {
    const tool = context.definitions.tools.find(({ id }) => id === toolId);
    if (!tool) {
      throw new NotFoundError(
        `Tool '${toolId}' has no definition; GET /definitions has the ids`,
      );
    }
    return readTogether(context.knex, async knex => {
      const visible = await visibleClusters({ knex, criteria, names });
      const clusters = visible.map(({ name }) => name);
      return {
        tool,
        detections: await loadDetections({ knex, clusters, toolId }),
        unknown: await listUnknownTools({ knex, clusters, toolId }),
      };
    });
  },
};
