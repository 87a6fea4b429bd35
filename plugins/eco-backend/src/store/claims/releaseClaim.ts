import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { ClusterRow } from '../tables';
import { Claim } from './Claim';

/** The columns of a cluster that nobody has. */
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
 * When the next cycle of a cluster is due: after a while, unless somebody asked
 * for it while this one ran. Null for one that is archived or read by hand only.
 *
 * @param afterMs - milliseconds from now; left out: when somebody asks
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
 * Gives a claim back without a result.
 *
 * @param options - `retry`: what went wrong ends the cycle; it is due again
 * `afterMs` milliseconds from now and counted as failed. Left out: it was called
 * off, and anybody may begin it at once
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
