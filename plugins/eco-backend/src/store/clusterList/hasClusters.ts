import { Knex } from 'knex';
import { ClusterRow } from '../tables';

/**
 * Whether any cluster exists that is not archived, regardless of permissions.
 */
export async function hasClusters(knex: Knex): Promise<boolean> {
  const found = await knex<ClusterRow>('clusters')
    .whereNull('archived_at')
    .first('name');
  return found !== undefined;
}
