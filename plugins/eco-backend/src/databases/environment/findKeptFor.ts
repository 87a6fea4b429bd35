import { DatabaseReference } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { listNewestRequests } from '../../store';

/**
 * The owner for whom the volumes of a deleted database are kept, by Eco's own record.
 *
 * @returns undefined where Eco was not what deleted it last
 */
export async function findKeptFor(options: {
  knex: Knex;
  reference: DatabaseReference;
}): Promise<string | undefined> {
  const [newest] = await listNewestRequests(options);
  return newest?.state === 'deleted' && newest.data !== 'delete'
    ? newest.owner
    : undefined;
}
