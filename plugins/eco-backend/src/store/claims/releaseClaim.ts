import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { ClusterRow } from '../tables';
import { Claim } from './Claim';

/** Columns of a cluster without a claim. */
export const UNCLAIMED = {
  claim_token: null,
  claimed_by: null,
  claimed_for: null,
  claimed_at: null,
  claimed_until: null,
  progress_done: null,
  progress_total: null,
} as const;

/**
 * Returns when the next cycle of a cluster is due: after the given time, or at
 * once if it was requested during this cycle. Null if it is archived, or only
 * read on request.
 *
 * @param afterMs - milliseconds from now; omit it to wait for a request
 */
export function nextUpdateAt(
  knex: Knex,
  afterMs: number | undefined,
): Knex.Raw {
  return knex.raw(
    'case when refresh_requested_at is not null then next_update_at when archived_at is not null then null else ? end',
    [
      afterMs === undefined
        ? knex.raw('cast(null as varchar(255))')
        : databaseTime(knex, afterMs),
    ],
  );
}

/**
 * Releases a claim without a result.
 *
 * @param options - `retry`: counts the cycle as failed, and makes it due in
 * `afterMs` milliseconds; if omitted, the cycle was aborted, and any backend
 * may start it at once
 */
export async function releaseClaim(options: {
  knex: Knex;
  claim: Claim;
  retry?: { afterMs: number | undefined };
}): Promise<void> {
  const { knex, claim, retry } = options;
  await knex<ClusterRow>('clusters')
    .where({ name: claim.cluster, claim_token: claim.token })
    .update({
      ...UNCLAIMED,
      ...(retry && {
        next_update_at: nextUpdateAt(knex, retry.afterMs),
        failures: claim.failures + 1,
      }),
    });
}
