import {
  ClusterAccess,
  CustomResourceSample,
} from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import {
  planSamples,
  SampleBudgets,
  sampleCustomResources,
} from '../inventory';
import { beginSampling, Claim, finishSampling } from '../store';

/** Budgets are requests in a minute, so it goes on a minute later. */
const PAUSE_MS = 60_000;
/** Others wait for the cluster: no sample is begun after so long. */
const MAX_DURATION_MS = 15_000;

/**
 * Samples some of the custom resources of a cluster, as many as the budget has
 * for a minute. What fails is kept with its reason.
 *
 * @returns how many were sampled
 * @throws where it was called off, the claim was lost, or the database fails
 */
export async function sampleCluster(options: {
  knex: Knex;
  access: ClusterAccess;
  claim: Claim;
  budgets?: SampleBudgets;
  signal: AbortSignal;
}): Promise<number> {
  const { knex, access, claim, budgets, signal } = options;
  const { cluster } = claim;
  const known = await beginSampling({ knex, claim, pauseMs: PAUSE_MS });
  const kept = new Map(known.samples.map(each => [keyOf(each), each]));
  const until = performance.now() + MAX_DURATION_MS;
  const samples: CustomResourceSample[] = [];
  for (const crd of planSamples({ ...known, now: new Date(), budgets })) {
    if (performance.now() > until) {
      break;
    }
    const previous = kept.get(keyOf(crd));
    samples.push(
      await sampleCustomResources({ access, cluster, crd, previous, signal }),
    );
  }
  signal.throwIfAborted();
  const crds = new Set(known.crds.map(keyOf));
  const gone = known.areCrdsRead
    ? known.samples.filter(each => !crds.has(keyOf(each)))
    : [];
  await finishSampling({ knex, claim, samples, gone, pauseMs: PAUSE_MS });
  return samples.length;
}

function keyOf({ group, plural }: { group: string; plural: string }): string {
  return `${plural}.${group}`;
}
