import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { isPostgres } from '../isPostgres';
import { ClusterRow } from '../tables';
import { Claim } from './Claim';

/** How a cluster's outcome reads where its custom resources can be sampled. */
const READABLE = ['ok', 'partial'];

/**
 * A cluster whose backend died so often in a row may be why: then nobody takes
 * it for a while, or it would end them all, one after the other.
 */
const MAX_INTERRUPTIONS = 3;
const REST_MS = 10 * 60_000;

/**
 * Claims clusters that are due and that nobody has, first those that somebody
 * asked for, then those that wait longest. One statement: two backends that ask
 * at the same time never get the same cluster.
 *
 * @param options - `claimedBy`: who asks, for people who look; `limit`: how many
 * at most; `leaseMs`: for how long, in milliseconds of the database's clock;
 * `works`: what the caller does
 */
export async function claimDueClusters(options: {
  knex: Knex;
  claimedBy: string;
  works: Array<Claim['work']>;
  limit: number;
  leaseMs: number;
}): Promise<Claim[]> {
  const { knex, claimedBy, leaseMs } = options;
  const token = randomUUID();
  const rows = await knex<ClusterRow>('clusters')
    .withMaterialized('due', selectDue(options))
    .whereIn('name', knex.select('name').from('due'))
    .update({
      claim_token: token,
      claimed_by: claimedBy,
      claimed_for: knex.raw(
        `case when next_update_at <= ? and refresh_requested_at is not null
          then 'refresh' when next_update_at <= ? then 'cycle'
          else 'samples' end`,
        [databaseTime(knex), databaseTime(knex)],
      ),
      claimed_at: databaseTime(knex),
      claimed_until: databaseTime(knex, leaseMs),
      // Who finishes a claim or gives it back clears the token.
      interruptions: knex.raw(
        'case when claim_token is null then 0 else interruptions + 1 end',
      ),
      refresh_requested_at: null,
      progress_done: null,
      progress_total: null,
    })
    .returning(['name', 'claimed_for', 'is_duplicate', 'failures']);
  return rows.map(row => ({
    cluster: row.name,
    token,
    work: row.claimed_for === 'samples' ? 'samples' : 'cycle',
    isRequested: row.claimed_for === 'refresh',
    // SQLite has numbers for truth.
    isDuplicate: Boolean(row.is_duplicate),
    failures: row.failures,
  }));
}

function selectDue(options: {
  knex: Knex;
  works: Array<Claim['work']>;
  limit: number;
}): Knex.QueryBuilder {
  const { knex, works, limit } = options;
  const now = databaseTime(knex);
  const query = knex<ClusterRow>('clusters')
    .select('name')
    .where(due => {
      due.where('next_update_at', '<=', now);
      if (works.includes('samples')) {
        due.orWhere(samples =>
          samples
            .where('next_sample_at', '<=', now)
            .whereIn('status', READABLE),
        );
      }
    })
    .whereNull('archived_at')
    .where(free =>
      free
        .whereNull('claimed_until')
        .orWhere(ended =>
          ended
            .where('claimed_until', '<', now)
            .where('interruptions', '<', MAX_INTERRUPTIONS),
        )
        .orWhere('claimed_until', '<', databaseTime(knex, -REST_MS)),
    )
    .orderByRaw('refresh_requested_at is null, next_update_at')
    .limit(limit);
  return isPostgres(knex) ? query.forUpdate().skipLocked() : query;
}
