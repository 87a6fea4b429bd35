import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { DatabaseRequestRow } from '../tables';

/**
 * Requests the cancellation of an open creation request, and makes it due at
 * once.
 *
 * @returns false if it is not open, or already ready
 */
export async function requestCancellation(options: {
  knex: Knex;
  id: string;
}): Promise<boolean> {
  const { knex, id } = options;
  const now = databaseTime(knex) as unknown as string;
  const updated = await knex<DatabaseRequestRow>('database_requests')
    .where({ id, operation: 'create', is_open: true })
    .whereIn('state', ['requested', 'accepted', 'provisioning'])
    .update({ cancel_requested_at: now, next_look_at: now });
  return updated > 0;
}
