import { CrdFacts, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { appendTo } from '../../appendTo';
import { Candidate, mayDecide } from './combine';
import { isOwn } from './strengths';

/** A CRD with the candidates for its controller, most likely first. */
export interface Contest {
  crd: CrdFacts;
  candidates: Candidate[];
  /** Whether there are further, less likely candidates, too many to compare. */
  hasMore?: boolean;
}

/** In smaller API groups, the share of kinds is not meaningful. */
const MIN_KINDS = 3;

/** Relation of a workload to an API group. */
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
 * Drops candidates that merely use a kind. The controller of an API group acts
 * on most of the group's kinds. A workload that owns kinds of another group,
 * and may act on only a few of this one, is a guest: an operator that creates
 * ServiceMonitors, or a tool that writes routes.
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
