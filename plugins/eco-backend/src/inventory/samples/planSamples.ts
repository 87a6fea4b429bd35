import { CrdFacts, CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import { crdFingerprint } from './crdFingerprint';

const MINUTE_MS = 60_000;

/**
 * How much may be asked of one cluster for samples. Each sample is one request.
 *
 * @alpha
 */
export interface SampleBudgets {
  /** While there are CRDs that were never sampled, or that changed. */
  firstPerMinute: number;
  /** Once every CRD was. */
  laterPerMinute: number;
  /** How old a sample may get, in milliseconds. */
  maxAgeMs: number;
}

/**
 * 216 CRDs are through within 11 minutes, and then again every 72 minutes; 1,500
 * within 75 minutes, and then again as docs/collection.md says. With the requests of
 * cycles, some 12 a minute, a cluster gets at most 16.
 *
 * @alpha
 */
export const DEFAULT_SAMPLE_BUDGETS: SampleBudgets = {
  firstPerMinute: 20,
  laterPerMinute: 3,
  maxAgeMs: 60 * MINUTE_MS,
};

/** A sample that something waits for counts as so many times as old. */
const NEEDED_WEIGHT = 8;

/**
 * Which CRDs are to be sampled now, in this order: those that changed, those
 * that were never sampled, then those whose sample is the oldest; of the first
 * two those that something waits for come first. Requests of the last minute
 * count, so it can be asked as often as one likes.
 *
 * @param options - `samples`: all that are kept of this cluster; `isNeeded`:
 * whether something waits for samples of a CRD; left out: of none
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
    // Clocks of backends differ; a time that is far ahead is none.
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
      // A time that is ahead tells nothing of its age.
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
