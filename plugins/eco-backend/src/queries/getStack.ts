import { ecoInventoryReadPermission } from '@backstage-eco/plugin-eco-common';
import { listDetections, listUnknownTools, readTogether } from '../store';
import { buildStack } from './buildStack';
import { Query } from './Query';
import { visibleClusters } from './visibleClusters';

/** Returns the layered stack of clusters. */
export const getStack: Query<'getStack'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'stack' },
  async answer(context, criteria, { cluster: names }) {
    const stored = await readTogether(context.knex, async knex => {
      const found = await visibleClusters({ knex, criteria, names });
      const clusters = found.map(({ name }) => name);
      return {
        clusters: found,
        detections: await listDetections({ knex, clusters }),
        unknown: await listUnknownTools({ knex, clusters }),
      };
    });
    const { sharedNames, definitions } = context;
    return buildStack({ ...stored, sharedNames, tools: definitions.tools });
  },
};
