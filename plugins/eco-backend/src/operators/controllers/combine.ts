import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';
import { ControllerCandidate, ControllerEvidence } from './CrdController';
import { Clue } from './joins/Join';
import { JoinId } from './joins';
import { compareStrengths, makeCandidate, STRENGTHS } from './strengths';

const MAX_FACTS = 4;
const MAX_VALUE_LENGTH = 256;
const WEBHOOKS: ReadonlySet<JoinId> = new Set(['admission', 'conversion']);

/** A clue, and the join that gave it. */
export type FoundClue = Clue & { join: JoinId };

/** A workload with all that points to it. */
export interface Candidate {
  workload: WorkloadFacts;
  clues: FoundClue[];
}

/** Puts together what points to the same workload. */
export function toCandidates(clues: readonly FoundClue[]): Candidate[] {
  const byWorkload = new Map<WorkloadFacts, FoundClue[]>();
  for (const clue of clues) {
    const all = byWorkload.get(clue.workload) ?? [];
    all.push(clue);
    byWorkload.set(clue.workload, all);
  }
  return [...byWorkload].map(([workload, all]) => ({ workload, clues: all }));
}

/** Whether enough points to a workload to take it for the controller. */
export function mayDecide({ clues }: Candidate): boolean {
  return makeCandidate(clues.map(({ strength }) => strength));
}

/**
 * Compares two candidates, the likelier first: by their strongest clue, where
 * that is equal by the next strongest, and so on. 0 where all are equal.
 */
export function compareCandidates(one: Candidate, other: Candidate): number {
  return weightOf(other) - weightOf(one);
}

/** Sorts candidates, the likeliest first. Each is weighed once. */
export function sortCandidates(candidates: readonly Candidate[]): Candidate[] {
  return candidates
    .map(candidate => ({ candidate, weight: weightOf(candidate) }))
    .sort((one, other) => other.weight - one.weight)
    .map(({ candidate }) => candidate);
}

/** One bit for each strength that a candidate has, the highest for the strongest. */
function weightOf({ clues }: Candidate): number {
  const has = new Set(clues.map(({ strength }) => strength));
  return STRENGTHS.reduce(
    (weight, strength) => weight * 2 + Number(has.has(strength)),
    0,
  );
}

/** A candidate without what the webhooks of its kind say. */
export function withoutWebhooks({ workload, clues }: Candidate): Candidate {
  return { workload, clues: clues.filter(({ join }) => !WEBHOOKS.has(join)) };
}

/** A candidate as it is told: one clue of each join and strength, bounded. */
export function toControllerCandidate({
  workload,
  clues,
}: Candidate): ControllerCandidate {
  const evidence = new Map<string, ControllerEvidence>();
  for (const { join, strength, facts } of clues) {
    const key = `${join} ${strength}`;
    if (!evidence.has(key)) {
      evidence.set(key, {
        join,
        strength,
        facts: facts.slice(0, MAX_FACTS).map(({ object, field, value }) => ({
          object: referenceTo(object),
          field,
          value: value.slice(0, MAX_VALUE_LENGTH),
        })),
      });
    }
  }
  return {
    workload: referenceTo(workload),
    evidence: [...evidence.values()].sort((one, other) =>
      compareStrengths(one.strength, other.strength),
    ),
  };
}
