import { CrdFacts, CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { Claim, ClaimLostError, UNCLAIMED } from '../claims';
import { databaseTime } from '../databaseTime';
import { readTogether } from '../readTogether';
import { ClusterRow, InventoryObjectRow, InventoryPartRow } from '../tables';
import { loadSamples } from './loadSamples';
import { writeSamples } from './writeSamples';

/** What can be sampled of a cluster, and what was. */
export interface Sampling {
  crds: CrdFacts[];
  /** Whether the last cycle read the CRDs: then others are gone. */
  areCrdsRead: boolean;
  samples: CustomResourceSample[];
}

/**
 * Begins to sample a cluster. Whatever becomes of it, nobody begins again before
 * the pause is over: a budget of requests is kept also where a backend dies.
 *
 * @param options - `pauseMs`: in milliseconds
 * @throws {@link ClaimLostError} where somebody else may have the cluster
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
 * Keeps new samples, removes those whose CRD is gone, and gives the claim back.
 *
 * @param options - `pauseMs`: when sampling goes on, in milliseconds from now
 * @throws {@link ClaimLostError} where somebody else may have the cluster
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
