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

/** Budgets are per minute, so the next run starts a minute later. */
const PAUSE_MS = 60_000;
/**
 * No sample is started after this time, because other work waits for the
 * cluster.
 */
const MAX_DURATION_MS = 15_000;

/**
 * Samples a cluster's custom resources within the budget of one minute. Failed
 * samples are stored with their reason. Access is granted by API group: after
 * one kind of a group is refused, the others count as refused and are not
 * requested.
 *
 * @param options - `isNeeded`: see {@link planSamples}
 * @returns number of stored samples
 * @throws if aborted, if the claim was lost, or on a database error
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
