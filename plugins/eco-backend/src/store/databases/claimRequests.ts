import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { isPostgres } from '../isPostgres';
import { DatabaseRequestRow } from '../tables';
import { StoredRequest, toStoredRequest } from './StoredRequest';

/**
 * The right to carry on with one request for a short time. It is not renewed: who
 * has it gives it back with what was seen.
 */
export interface RequestClaim {
  request: StoredRequest;
  token: string;
}

/**
 * Claims open requests that are due and that nobody has, those first that wait
 * longest. One statement: two backends never get the same one.
 *
 * @param options - `leaseMs`: for how long, by the clock of the database; after it
 * another backend may have them
 */
export async function claimDueRequests(options: {
  knex: Knex;
  limit: number;
  leaseMs: number;
}): Promise<RequestClaim[]> {
  const { knex, limit, leaseMs } = options;
  const token = randomUUID();
  const now = databaseTime(knex);
  const due = knex<DatabaseRequestRow>('database_requests')
    .select('id')
    .where('next_look_at', '<=', now)
    .where(free =>
      free.whereNull('claimed_until').orWhere('claimed_until', '<', now),
    )
    .orderBy('next_look_at')
    .limit(limit);
  const rows: DatabaseRequestRow[] = await knex<DatabaseRequestRow>(
    'database_requests',
  )
    .withMaterialized(
      'due',
      isPostgres(knex) ? due.forUpdate().skipLocked() : due,
    )
    .whereIn('id', knex.select('id').from('due'))
    .update({
      claim_token: token,
      claimed_until: databaseTime(knex, leaseMs) as unknown as string,
      looks: knex.raw('looks + 1'),
    })
    .returning('*');
  return rows.map(row => ({ request: toStoredRequest(row), token }));
}
