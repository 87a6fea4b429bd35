import { DatabaseReference } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { listNewestRequests } from '../../store';

/**
 * Returns the owner of the volumes that a deleted database left, from Eco's own
 * records.
 *
 * @returns undefined if the last request to Eco was not a completed deletion,
 *   or deleted the volumes too
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
