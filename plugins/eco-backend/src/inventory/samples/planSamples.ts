import { CrdFacts, CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import { crdFingerprint } from './crdFingerprint';

const MINUTE_MS = 60_000;

/**
 * Request budget for the samples of one cluster. Each sample takes one request.
 *
 * @alpha
 */
export interface SampleBudgets {
  /** Requests per minute while CRDs are new or changed. */
  firstPerMinute: number;
  /** Requests per minute once every CRD was sampled. */
  laterPerMinute: number;
  /** Maximum age of a sample, in milliseconds. */
  maxAgeMs: number;
}

/**
 * Default budgets. 216 CRDs are sampled within 11 minutes, then again every 72
 * minutes. 1,500 CRDs take 75 minutes; docs/collection.md tells how often they
 * are repeated. Together with about 12 requests a minute of the cycles, a
 * cluster gets at most 16.
 *
 * @alpha
 */
export const DEFAULT_SAMPLE_BUDGETS: SampleBudgets = {
  firstPerMinute: 20,
  laterPerMinute: 3,
  maxAgeMs: 60 * MINUTE_MS,
};

/** Factor by which a needed sample counts as older than it is. */
const NEEDED_WEIGHT = 8;

/**
 * Selects the CRDs to sample now, in this order: changed ones, those never
 * sampled, then those with the oldest samples. Within the first two groups,
 * needed CRDs come first. Requests of the last minute count against the budget,
 * so it is safe to call at any rate.
 *
 * @param options - `samples`: all stored samples of this cluster; `isNeeded`:
 * whether samples of a CRD are awaited, none if omitted
 * @alpha
 */
export function planSamples(options: {
  crds: CrdFacts[];
  samples: CustomResourceSample[];
  now: Date;
  budgets?: SampleBudgets;
  isNeeded?: (crd: CrdFacts) => boolean;
}): CrdFacts[] {
  const { crds, samples, now, budgets = DEFAULT_SAMPLE_BUDGETS } = options;
  const { isNeeded = () => false } = options;
  const known = new Map(samples.map(each => [sampleKey(each), each]));
  const changed: CrdFacts[] = [];
  const fresh: CrdFacts[] = [];
  const old: Array<{ crd: CrdFacts; weight: number }> = [];
  let spent = 0;
  for (const crd of crds) {
    const sample = known.get(sampleKey(crd));
    const triedAt = sample ? Date.parse(sample.triedAt) : NaN;
    const age = now.getTime() - triedAt;
    // Clocks of backends differ; a time far in the future is ignored.
    const isRecent = Math.abs(age) < MINUTE_MS;
    if (isRecent) {
      spent++;
    }
    if (!sample) {
      fresh.push(crd);
    } else if (
      !sample.isForbidden &&
      sample.crdFingerprint !== crdFingerprint(crd)
    ) {
      changed.push(crd);
    } else if (!isRecent && !(age >= 0 && age < budgets.maxAgeMs)) {
      // A time in the future does not tell the age.
      const ageMs = Math.abs(age);
      old.push({ crd, weight: isNeeded(crd) ? ageMs * NEEDED_WEIGHT : ageMs });
    }
  }
  const urgent = [changed, fresh].flatMap(each => neededFirst(each, isNeeded));
  const perMinute =
    urgent.length > 0 ? budgets.firstPerMinute : budgets.laterPerMinute;
  const due = [
    ...urgent,
    ...old.sort((a, b) => b.weight - a.weight).map(({ crd }) => crd),
  ];
  return due.slice(0, Math.max(0, perMinute - spent));
}

function neededFirst(
  crds: CrdFacts[],
  isNeeded: (crd: CrdFacts) => boolean,
): CrdFacts[] {
  const needed = new Set(crds.filter(isNeeded));
  return [...needed, ...crds.filter(crd => !needed.has(crd))];
}

function sampleKey({ group, plural }: { group: string; plural: string }) {
  return `${plural}.${group}`;
}
