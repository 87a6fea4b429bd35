import { Knex } from 'knex';
import { ClusterRow } from '../tables';
import { Claim } from './Claim';
import { nextUpdateAt, UNCLAIMED } from './releaseClaim';

/**
 * Gives a claim back where nothing has to be read of the cluster now: what is kept of
 * it stays, and no samples are taken until it is read itself.
 *
 * @param options - `afterMs`: when the next cycle is due, in milliseconds from now;
 * left out: when somebody asks
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
