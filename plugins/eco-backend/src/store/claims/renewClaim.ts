import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { ClusterRow } from '../tables';
import { Claim } from './Claim';

/** How far a cycle is, in kinds of objects. */
export interface CycleProgress {
  done: number;
  total: number;
}

/**
 * Prolongs a claim, and writes how far the cycle is.
 *
 * @param options - `leaseMs`: for how long from now, in milliseconds
 * @returns false where it was lost
 */
export async function renewClaim(options: {
  knex: Knex;
  claim: Claim;
  leaseMs: number;
  progress?: CycleProgress;
}): Promise<boolean> {
  const { knex, claim, leaseMs, progress } = options;
  const renewed = await knex<ClusterRow>('clusters')
    .where({ name: claim.cluster, claim_token: claim.token })
    .update({
      claimed_until: databaseTime(knex, leaseMs),
      ...(progress && {
        progress_done: progress.done,
        progress_total: progress.total,
      }),
    });
  return renewed > 0;
}
