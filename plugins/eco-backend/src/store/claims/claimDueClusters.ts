import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { isPostgres } from '../isPostgres';
import { ClusterRow } from '../tables';
import { Claim } from './Claim';

/** Outcomes with which custom resources can be sampled. */
const READABLE = ['ok', 'partial'];

/**
 * A cluster that interrupted this many claims in a row may crash backends. No
 * backend takes it for a while, so that it does not bring down one after the
 * other.
 */
const MAX_INTERRUPTIONS = 3;
const PAUSE_MS = 10 * 60_000;

/**
 * Claims due clusters that nobody holds: requested ones first, then those
 * waiting longest. It is a single statement, so concurrent backends never get
 * the same cluster.
 *
 * @param options - `claimedBy`: name of the caller, for people to read;
 * `limit`: maximum number of clusters; `leaseMs`: length of the lease, in
 * milliseconds by the database's clock; `works`: the work that the caller does
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
      // A leftover token means an interrupted claim: finishing or releasing
      // clears it.
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
    // SQLite returns booleans as numbers.
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
        .orWhere('claimed_until', '<', databaseTime(knex, -PAUSE_MS)),
    )
    .orderByRaw('refresh_requested_at is null, next_update_at')
    .limit(limit);
  return isPostgres(knex) ? query.forUpdate().skipLocked() : query;
}
