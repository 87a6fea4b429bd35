import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { Candidate, mayDecide } from './combine';
import { Contest } from './guests';
import { isMark, isOwn } from './strengths';

/** Number of owned kinds of a workload, by API group. */
type Holdings = Map<string, number>;

function ownsKind({ clues }: Candidate): boolean {
  return clues.some(({ strength }) => isOwn(strength));
}

/**
 * Whether a label, release or namespace shows that it was installed with the
 * CRD.
 */
function cameWithCrd({ clues }: Candidate): boolean {
  return clues.some(({ strength }) => isMark(strength));
}

function holdingsOf(
  contests: readonly Contest[],
): Map<WorkloadFacts, Holdings> {
  const all = new Map<WorkloadFacts, Holdings>();
  for (const { crd, candidates } of contests) {
    for (const { workload } of candidates.filter(ownsKind)) {
      const held = all.get(workload) ?? new Map();
      held.set(crd.group, (held.get(crd.group) ?? 0) + 1);
      all.set(workload, held);
    }
  }
  return all;
}

/**
 * Returns the API group in which a workload owns most kinds; none for a tie.
 */
function homeOf(holdings: Holdings): string | undefined {
  const [first, second] = [...holdings].sort(([, a], [, b]) => b - a);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
}

/**
 * Drops candidates that are at home in another API group, if a candidate is at
 * home in this one or was installed with the CRD. Examples: a storage system
 * that may write snapshots does not replace the snapshot controller, and a
 * rollout tool that writes routes of a mesh is not the mesh.
 */
export function withoutVisitors(contests: readonly Contest[]): Contest[] {
  const homes = new Map(
    [...holdingsOf(contests)].map(([workload, holdings]) => [
      workload,
      homeOf(holdings),
    ]),
  );
  return contests.map(({ crd, candidates }) => {
    const home = ({ workload }: Candidate) => homes.get(workload);
    const able = candidates.filter(mayDecide);
    const someAreHome = able.some(each => home(each) === crd.group);
    const someCameWithCrd = able.some(
      each => cameWithCrd(each) && !isElsewhere(home(each), crd.group),
    );
    const isVisitor = (each: Candidate) =>
      isElsewhere(home(each), crd.group) &&
      (someAreHome ||
        (someCameWithCrd && !ownsKind(each) && !cameWithCrd(each)));
    return { crd, candidates: candidates.filter(each => !isVisitor(each)) };
  });
}

function isElsewhere(home: string | undefined, group: string): boolean {
  return home !== undefined && home !== group;
}
