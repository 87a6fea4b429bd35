import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';
import { ControllerCandidate, ControllerEvidence } from './CrdController';
import { Clue } from './joins/Join';
import { JoinId } from './joins';
import { compareStrengths, makeCandidate, STRENGTHS } from './strengths';

const MAX_FACTS = 4;
const MAX_VALUE_LENGTH = 256;
const WEBHOOKS: ReadonlySet<JoinId> = new Set(['admission', 'conversion']);

/** A clue with the id of its join. */
export type FoundClue = Clue & { join: JoinId };

/** A workload with all clues that point to it. */
export interface Candidate {
  workload: WorkloadFacts;
  clues: FoundClue[];
}

/** Groups clues by workload. */
export function toCandidates(clues: readonly FoundClue[]): Candidate[] {
  const byWorkload = new Map<WorkloadFacts, FoundClue[]>();
  for (const clue of clues) {
    const all = byWorkload.get(clue.workload) ?? [];
    all.push(clue);
    byWorkload.set(clue.workload, all);
  }
  return [...byWorkload].map(([workload, all]) => ({ workload, clues: all }));
}

/** Whether the clues suffice for the workload to be the controller. */
export function mayDecide({ clues }: Candidate): boolean {
  return makeCandidate(clues.map(({ strength }) => strength));
}

/**
 * Compares two candidates, more likely one first: by their strongest clue, then
 * by the next strongest, and so on. Returns 0 for a tie.
 */
export function compareCandidates(one: Candidate, other: Candidate): number {
  return weightOf(other) - weightOf(one);
}

/** Sorts candidates, most likely first. Computes each weight only once. */
export function sortCandidates(candidates: readonly Candidate[]): Candidate[] {
  return candidates
    .map(candidate => ({ candidate, weight: weightOf(candidate) }))
    .sort((one, other) => other.weight - one.weight)
    .map(({ candidate }) => candidate);
}

/**
 * Returns a bit mask of a candidate's strengths; the strongest is the highest
 * bit.
 */
function weightOf({ clues }: Candidate): number {
  const has = new Set(clues.map(({ strength }) => strength));
  return STRENGTHS.reduce(
    (weight, strength) => weight * 2 + Number(has.has(strength)),
    0,
  );
}

/** Returns a candidate without the clues from webhooks. */
export function withoutWebhooks({ workload, clues }: Candidate): Candidate {
  return { workload, clues: clues.filter(({ join }) => !WEBHOOKS.has(join)) };
}

/**
 * Converts a candidate for output: one clue per join and strength, with limits.
 */
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
