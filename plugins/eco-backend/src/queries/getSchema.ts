import { NotFoundError } from '@backstage/errors';
import { ecoInventoryReadPermission } from '@backstage-eco/plugin-eco-common';
import { hasSchema, loadSchema } from '../store';
import { Query } from './Query';

/** Returns the schema of a kind's version by its hash. */
export const getSchema: Query<'getSchema'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'schema' },
  isById: true,
  etag: ({ hash }) => hash,
  async answer({ knex }, criteria, { hash }) {
    const schema = (await hasSchema({ knex, criteria, hash }))
      ? await loadSchema({ knex, hash })
      : undefined;
    if (schema === undefined) {
      throw new NotFoundError(
        `No kind of your clusters has the schema '${hash}'; GET /kinds/{group}/{plural} has the hashes`,
      );
    }
    return JSON.parse(schema);
  },
};
