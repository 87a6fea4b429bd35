import { CrdFacts, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { Candidate } from '../combine';

/** A CRD, and those to whom the same points, more than to others. */
export interface Tie {
  crd: CrdFacts;
  leading: Candidate[];
}

/** Leaves some or all of those who lead; at least one. */
export type Rule = (tie: Tie) => Candidate[];

/** Those with the highest number. */
export function most(
  candidates: Candidate[],
  count: (workload: WorkloadFacts) => number,
): Candidate[] {
  const highest = Math.max(
    ...candidates.map(({ workload }) => count(workload)),
  );
  return candidates.filter(({ workload }) => count(workload) === highest);
}

/** Those of whom something is true; all where it is true of none. */
export function prefer(
  candidates: Candidate[],
  isTrue: (workload: WorkloadFacts) => boolean,
): Candidate[] {
  return most(candidates, workload => Number(isTrue(workload)));
}

/** Whether something is the same of all. */
export function areSame<T>(
  candidates: Candidate[],
  of: (workload: WorkloadFacts) => T,
): boolean {
  return new Set(candidates.map(({ workload }) => of(workload))).size === 1;
}
