import { CrdFacts, CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { Claim, ClaimLostError, UNCLAIMED } from '../claims';
import { databaseTime } from '../databaseTime';
import { readTogether } from '../readTogether';
import { ClusterRow, InventoryObjectRow, InventoryPartRow } from '../tables';
import { loadSamples } from './loadSamples';
import { writeSamples } from './writeSamples';

/** CRDs of a cluster and their samples. */
export interface Sampling {
  crds: CrdFacts[];
  /** Whether the last cycle read the CRDs, so that all others are gone. */
  areCrdsRead: boolean;
  samples: CustomResourceSample[];
}

/**
 * Starts to sample a cluster. Nobody samples it again before the pause is over,
 * even if the backend dies, so the request budget holds.
 *
 * @param options - `pauseMs`: in milliseconds
 * @throws {@link ClaimLostError} if another backend may hold the cluster
 */
export async function beginSampling(options: {
  knex: Knex;
  claim: Claim;
  pauseMs: number;
}): Promise<Sampling> {
  const { knex, claim, pauseMs } = options;
  const { cluster } = claim;
  const begun = await ownRow(knex, claim).update({
    next_sample_at: databaseTime(knex, pauseMs),
  });
  if (begun === 0) {
    throw new ClaimLostError(cluster);
  }
  return readTogether(knex, async snapshot => {
    const part = await snapshot<InventoryPartRow>('inventory_parts')
      .where({ cluster, kind: 'crds' })
      .first('state');
    const texts: string[] = await snapshot<InventoryObjectRow>(
      'inventory_objects',
    )
      .where({ cluster, kind: 'crds' })
      .pluck('facts');
    return {
      crds: texts.map(text => JSON.parse(text)),
      areCrdsRead: part?.state === 'read' || part?.state === 'not-served',
      samples: await loadSamples({ knex: snapshot, cluster }),
    };
  });
}

/**
 * Stores new samples, deletes those of deleted CRDs, and releases the claim.
 *
 * @param options - `pauseMs`: milliseconds until sampling continues
 * @throws {@link ClaimLostError} if another backend may hold the cluster
 */
export async function finishSampling(options: {
  knex: Knex;
  claim: Claim;
  samples: CustomResourceSample[];
  gone: CustomResourceSample[];
  pauseMs: number;
}): Promise<void> {
  const { knex, claim, samples, gone, pauseMs } = options;
  const { cluster } = claim;
  await knex.transaction(async trx => {
    const finished = await ownRow(trx, claim).update({
      ...UNCLAIMED,
      next_sample_at: databaseTime(trx, pauseMs),
    });
    if (finished === 0) {
      throw new ClaimLostError(cluster);
    }
    await writeSamples({ trx, cluster, samples, gone });
  });
}

function ownRow(knex: Knex, { cluster, token }: Claim) {
  return knex<ClusterRow>('clusters').where({
    name: cluster,
    claim_token: token,
  });
}
