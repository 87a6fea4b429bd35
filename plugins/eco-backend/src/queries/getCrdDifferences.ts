import { ecoInventoryReadPermission } from '@backstage-eco/plugin-eco-common';
import { crdDifferences } from '../fleet';
import { listKindForms, readTogether } from '../store';
import { comparedKinds } from './comparedKinds';
import { crdsUnknownIn } from './crdsUnknownIn';
import { neverRead } from './neverRead';
import { Query } from './Query';
import { visibleClusters } from './visibleClusters';

/**
 * Lists CRDs whose schemas differ between clusters. Compares only clusters that
 * the caller may see.
 */
export const getCrdDifferences: Query<'getCrdDifferences'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'crd-differences' },
  async answer(context, criteria, { cluster: names }) {
    return readTogether(context.knex, async knex => {
      const visible = await visibleClusters({ knex, criteria, names });
      const read = visible.filter(({ readAt }) => readAt !== undefined);
      const forms = await listKindForms({
        ...context,
        knex,
        clusters: read.map(({ name }) => name),
      });
      return {
        items: crdDifferences(comparedKinds(forms)),
        unknownIn: [
          ...visible
            .filter(({ readAt }) => readAt === undefined)
            .map(neverRead),
          ...crdsUnknownIn(read),
        ],
      };
    });
  },
};
