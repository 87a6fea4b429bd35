import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { isPostgres } from '../isPostgres';
import { DatabaseRequestRow } from '../tables';
import { StoredRequest, toStoredRequest } from './StoredRequest';

/**
 * Short exclusive right to process a request. It is not renewed: its holder
 * releases it by saving the result.
 */
export interface RequestClaim {
  request: StoredRequest;
  token: string;
}

/**
 * Maximum requests of one cluster in progress. If its API server hangs, each
 * takes seconds, and requests for other clusters must not wait.
 */
const MAX_OF_CLUSTER = 5;

/**
 * Claims open requests that are due and unclaimed: those waiting longest first,
 * and only a few per cluster. It is a single statement, so two backends never
 * get the same one.
 *
 * @param options - `leaseMs`: length of the lease, in milliseconds by the
 * database's clock; another backend may claim them afterwards
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

/** Claims of other backends count too, because they load the same cluster. */
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
    // Uses the index, which covers only open requests.
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
