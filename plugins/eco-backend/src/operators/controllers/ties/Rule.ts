import { CrdFacts, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { Candidate } from '../combine';

/** A CRD, and the candidates that tie for the strongest clues. */
export interface Tie {
  crd: CrdFacts;
  leading: Candidate[];
}

/** Narrows down the leading candidates; returns at least one. */
export type Rule = (tie: Tie) => Candidate[];

/** Returns the candidates with the highest count. */
export function most(
  candidates: Candidate[],
  count: (workload: WorkloadFacts) => number,
): Candidate[] {
  const highest = Math.max(
    ...candidates.map(({ workload }) => count(workload)),
  );
  return candidates.filter(({ workload }) => count(workload) === highest);
}

/** Returns the candidates that satisfy a predicate, or all if none does. */
export function prefer(
  candidates: Candidate[],
  isTrue: (workload: WorkloadFacts) => boolean,
): Candidate[] {
  return most(candidates, workload => Number(isTrue(workload)));
}

/** Whether a value is the same for all candidates. */
export function areSame<T>(
  candidates: Candidate[],
  of: (workload: WorkloadFacts) => T,
): boolean {
  return new Set(candidates.map(({ workload }) => of(workload))).size === 1;
}
