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
 * How many requests of one cluster are looked at at the same time: where an API
 * server hangs each look takes seconds, and others must not wait for it.
 */
const MAX_OF_CLUSTER = 5;

/**
 * Claims open requests that are due and that nobody has, those first that wait
 * longest, and of each cluster a few. One statement: two backends never get the
 * same one.
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
  const due = selectDue(knex, limit);
  const rows: DatabaseRequestRow[] = await knex<DatabaseRequestRow>(
    'database_requests',
  )
    .withMaterialized('due', due)
    .whereIn('id', knex.select('id').from('due'))
    .update({
      claim_token: token,
      claimed_until: databaseTime(knex, leaseMs) as unknown as string,
      looks: knex.raw('looks + 1'),
    })
    .returning('*');
  return rows.map(row => ({ request: toStoredRequest(row), token }));
}

/** Other backends' claims count too: it is one cluster that they ask. */
function selectDue(knex: Knex, limit: number): Knex.QueryBuilder {
  const now = databaseTime(knex);
  const isDue = (query: Knex.QueryBuilder) =>
    query
      .where('next_look_at', '<=', now)
      .where(free =>
        free.whereNull('claimed_until').orWhere('claimed_until', '<', now),
      );
  const claimed = knex<DatabaseRequestRow>('database_requests')
    .select({ busy: 'cluster' })
    .count({ claims: '*' })
    // By the index: only those that are open have it.
    .whereNotNull('next_look_at')
    .where('claimed_until', '>=', now)
    .groupBy('cluster');
  const placed = isDue(knex<DatabaseRequestRow>('database_requests')).select(
    'id',
    'cluster',
    knex.raw(
      'row_number() over (partition by cluster order by next_look_at) as place',
    ),
  );
  const withRoom = knex
    .from(placed.as('placed'))
    .leftJoin(claimed.as('claimed'), 'claimed.busy', 'placed.cluster')
    .whereRaw('place + coalesce(claims, 0) <= ?', [MAX_OF_CLUSTER])
    .select('id');
  const due = isDue(knex<DatabaseRequestRow>('database_requests'))
    .select('id')
    .whereIn('id', withRoom)
    .orderBy('next_look_at')
    .limit(limit);
  return isPostgres(knex) ? due.forUpdate().skipLocked() : due;
}
