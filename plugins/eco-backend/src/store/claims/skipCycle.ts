import { Knex } from 'knex';
import { ClusterRow } from '../tables';
import { Claim } from './Claim';
import { nextUpdateAt, UNCLAIMED } from './releaseClaim';

/**
 * Releases the claim on a cluster that need not be read now. Its stored data
 * remains, and no samples are taken until a cycle reads it under this name.
 *
 * @param options - `afterMs`: milliseconds until the next cycle is due; omit it
 * to wait for a request
 */
export async function skipCycle(options: {
  knex: Knex;
  claim: Claim;
  afterMs: number | undefined;
}): Promise<void> {
  const { knex, claim, afterMs } = options;
  await knex<ClusterRow>('clusters')
    .where({ name: claim.cluster, claim_token: claim.token })
    .update({
      ...UNCLAIMED,
      next_update_at: nextUpdateAt(knex, afterMs),
      next_sample_at: null,
      failures: 0,
    });
}
