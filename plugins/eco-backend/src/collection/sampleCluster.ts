import { ClusterAccess, CrdFacts } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import {
  DEFAULT_SAMPLE_BUDGETS,
  planSamples,
  SampleBudgets,
  sampleCustomResources,
} from '../inventory';
import { beginSampling, Claim, finishSampling } from '../store';
import { keyOf, SamplingRun } from './SamplingRun';

/** Budgets are requests in a minute, so it goes on a minute later. */
const PAUSE_MS = 60_000;
/** Others wait for the cluster: no sample is begun after so long. */
const MAX_DURATION_MS = 15_000;

/**
 * Samples some of the custom resources of a cluster, as many as the budget has
 * for a minute. What fails is kept with its reason. Access is granted by API group:
 * where one kind of a group is refused, the others count as refused and are not
 * asked for.
 *
 * @param options - `isNeeded`: as in {@link planSamples}
 * @returns how many samples are kept
 * @throws where it was called off, the claim was lost, or the database fails
 */
export async function sampleCluster(options: {
  knex: Knex;
  access: ClusterAccess;
  claim: Claim;
  budgets?: SampleBudgets;
  isNeeded?: (crd: CrdFacts) => boolean;
  signal: AbortSignal;
}): Promise<number> {
  const { knex, access, claim, budgets, isNeeded, signal } = options;
  const { cluster } = claim;
  const known = await beginSampling({ knex, claim, pauseMs: PAUSE_MS });
  const until = performance.now() + MAX_DURATION_MS;
  const plan = { ...known, now: new Date(), budgets, isNeeded };
  const run = new SamplingRun(known.samples);
  for (const crd of planSamples(plan)) {
    if (performance.now() > until || run.isHopeless) {
      break;
    }
    if (!run.isRefused(crd)) {
      const previous = run.previousOf(crd);
      run.add(
        await sampleCustomResources({ access, cluster, crd, previous, signal }),
      );
    }
  }
  run.addRefused(planSamples({ ...plan, budgets: unlimited(budgets) }));
  const { samples } = run;
  signal.throwIfAborted();
  const crds = new Set(known.crds.map(keyOf));
  const gone = known.areCrdsRead
    ? known.samples.filter(each => !crds.has(keyOf(each)))
    : [];
  await finishSampling({ knex, claim, samples, gone, pauseMs: PAUSE_MS });
  return samples.length;
}

function unlimited(budgets = DEFAULT_SAMPLE_BUDGETS): SampleBudgets {
  return { ...budgets, firstPerMinute: Infinity, laterPerMinute: Infinity };
}
