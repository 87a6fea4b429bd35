import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { ClusterRow } from '../tables';
import { Claim } from './Claim';

/** Progress of a cycle, in kinds. */
export interface CycleProgress {
  done: number;
  total: number;
}

/**
 * Renews a claim and writes the progress of the cycle.
 *
 * @param options - `leaseMs`: length of the lease from now, in milliseconds
 * @returns false if the claim was lost
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
