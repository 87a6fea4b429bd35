import { CrdFacts, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { appendTo } from '../../appendTo';
import { Candidate, mayDecide } from './combine';
import { isOwn } from './strengths';

/** A CRD, and whoever may be its controller; the likeliest first. */
export interface Contest {
  crd: CrdFacts;
  candidates: Candidate[];
  /** There are others, less likely, that are too many to be compared. */
  hasMore?: boolean;
}

/** In smaller groups nobody can tell few kinds from most. */
const MIN_KINDS = 3;

/** What a workload has to do with an API group. */
interface Interest {
  kinds: number;
  ownsSome: boolean;
}

function interestsIn(
  contests: readonly Contest[],
): Map<WorkloadFacts, Interest> {
  const interests = new Map<WorkloadFacts, Interest>();
  for (const candidate of contests.flatMap(({ candidates }) => candidates)) {
    const { workload, clues } = candidate;
    const { kinds, ownsSome } = interests.get(workload) ?? {
      kinds: 0,
      ownsSome: false,
    };
    interests.set(workload, {
      kinds: kinds + Number(mayDecide(candidate)),
      ownsSome: ownsSome || clues.some(({ strength }) => isOwn(strength)),
    });
  }
  return interests;
}

/**
 * Takes away who only uses a kind. The controller of an API group looks after most
 * of its kinds; who has kinds of its own in another group, and may do something with
 * a few of this one, is a guest: an operator that makes monitors, or a tool that
 * writes routes.
 */
export function withoutGuests(contests: readonly Contest[]): Contest[] {
  const groups = new Map<string, Contest[]>();
  for (const contest of contests) {
    const { group } = contest.crd;
    appendTo(groups, group, contest);
  }
  const interests = new Map(
    [...groups].map(([group, all]) => [group, interestsIn(all)]),
  );
  const owners = new Set(
    [...interests.values()].flatMap(all =>
      [...all].filter(([, { ownsSome }]) => ownsSome).map(([each]) => each),
    ),
  );
  const isGuest = (workload: WorkloadFacts, group: string) => {
    const { kinds, ownsSome } = interests.get(group)!.get(workload)!;
    const size = groups.get(group)!.length;
    return (
      !ownsSome && owners.has(workload) && size >= MIN_KINDS && 2 * kinds < size
    );
  };
  return contests.map(contest => ({
    ...contest,
    candidates: contest.candidates.filter(
      ({ workload }) => !isGuest(workload, contest.crd.group),
    ),
  }));
}
