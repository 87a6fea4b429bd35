import {
  CrdFacts,
  Inventory,
  InventoryKind,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  atOnce,
  Gap,
  gapsOfLists,
  gapsOfSamples,
  Steps,
} from '@backstage-eco/plugin-eco-recognition';
import { OperatorFacts } from '../OperatorFacts';
import {
  Candidate,
  compareCandidates,
  mayDecide,
  sortCandidates,
  toCandidates,
  toControllerCandidate,
  withoutWebhooks,
} from './combine';
import { accountOf } from '../AccessRules';
import { CrdController } from './CrdController';
import { JOINS, MARK_JOINS, NAMING_JOINS } from './joins';
import { hasStatus } from './joins/fieldManagers';
import { Contest, withoutGuests } from './guests';
import { settle } from './settle';
import { compareStrengths } from './strengths';
import { withoutVisitors } from './visitors';

const MAX_RIVALS = 10;
/**
 * Further candidates are not compared, because a tenant can grant thousands the
 * same access.
 */
const MAX_CANDIDATES = 10;

/** Without these lists, no workload can be found. */
const WORKLOADS: readonly InventoryKind[] = [
  'deployments',
  'statefulSets',
  'daemonSets',
];

function contestOf(crd: CrdFacts, facts: OperatorFacts): Contest {
  const ask = (
    joins: ReadonlyArray<(typeof JOINS)[number]>,
    among: ReadonlySet<WorkloadFacts>,
  ) =>
    joins.flatMap(({ id, find }) =>
      find(crd, facts, among).map(clue => ({ ...clue, join: id })),
    );
  const all = sortCandidates(toCandidates(ask(NAMING_JOINS, new Set())));
  const next = all.filter(mayDecide)[MAX_CANDIDATES];
  // Equally strong candidates are compared either all or not at all.
  const kept = next
    ? all.filter(each => compareCandidates(each, next) < 0)
    : all;
  const marks = ask(MARK_JOINS, new Set(kept.map(({ workload }) => workload)));
  return {
    crd,
    candidates: sortCandidates(
      toCandidates([...kept.flatMap(({ clues }) => clues), ...marks]),
    ),
    hasMore: next !== undefined,
  };
}

/** Returns a gap for kinds with too many equal candidates. */
function tooMany({ crd }: Contest, inventory: Inventory): Gap {
  const { crds } = inventory.parts;
  return {
    what: 'workloads',
    reason: `more than ${MAX_CANDIDATES} may be its controller`,
    since: crd.createdAt ?? ('readAt' in crds ? crds.readAt : ''),
  };
}

/** Returns the candidates that tie for the strongest clues. */
function leadersOf(candidates: Candidate[]): Candidate[] {
  const [best, ...others] = candidates.filter(mayDecide);
  return best ? [best, ...others.filter(each => isEqual(each, best))] : [];
}

/**
 * Whether two candidates have equally strong clues. Clues from webhooks are
 * ignored if both have the same service account, because a webhook server may
 * run beside the controller.
 */
function isEqual(one: Candidate, other: Candidate): boolean {
  return accountOf(one.workload) === accountOf(other.workload)
    ? compareCandidates(withoutWebhooks(one), withoutWebhooks(other)) === 0
    : compareCandidates(one, other) === 0;
}

/**
 * Returns the gaps in what was read that could hide a stronger candidate than
 * the best.
 */
function decisiveGaps(
  inventory: Inventory,
  best: Candidate | undefined,
): Gap[] {
  const strongest = best?.clues
    .map(({ strength }) => strength)
    .sort(compareStrengths)[0];
  const lists = JOINS.filter(
    join => !strongest || compareStrengths(join.strongest, strongest) <= 0,
  ).flatMap(join => join.lists);
  const gaps = gapsOfLists(inventory, new Set([...WORKLOADS, ...lists]));
  return strongest
    ? gaps.filter(({ what }) => isUnread(inventory, what as InventoryKind))
    : gaps;
}

/**
 * Returns the gaps that explain why no controller is seen, although a workload
 * may access everything: only the status that it wrote would show it.
 */
function unseenWriters(
  { crd, candidates }: Contest,
  inventory: Inventory,
): Gap[] {
  const isPossible =
    hasStatus(crd) &&
    candidates.some(({ clues }) =>
      clues.some(({ strength }) => strength === 'anything'),
    );
  // Without sampling, there are no samples at all.
  return isPossible && inventory.samples ? gapsOfSamples(inventory, [crd]) : [];
}

function isUnread(inventory: Inventory, list: InventoryKind): boolean {
  return inventory.parts[list].state === 'unread';
}

function toCrdController(
  crd: CrdFacts,
  candidates: Candidate[],
  { leading, gaps }: { leading: Candidate[]; gaps: Gap[] },
): CrdController {
  const isMeant = (each: Candidate) =>
    gaps.length === 0 && leading.includes(each);
  const result = {
    crd: crd.name,
    rivals: candidates
      .filter(each => mayDecide(each) && !isMeant(each))
      .slice(0, MAX_RIVALS)
      .map(toControllerCandidate),
  };
  if (gaps.length > 0) {
    return { ...result, state: 'unknown', gaps };
  }
  const [controller, ...others] = leading.map(toControllerCandidate);
  if (!controller) {
    return { ...result, state: 'not-here' };
  }
  return others.length === 0
    ? { ...result, state: 'found', controller }
    : { ...result, state: 'ambiguous', candidates: [controller, ...others] };
}

/**
 * Finds the controller workload of each CRD in an inventory, without knowledge
 * of specific operators. Pure.
 *
 * @param inventory - includes `samples` if custom resources were sampled
 * @alpha
 */
export function findControllers(inventory: Inventory): CrdController[] {
  return atOnce(findControllersInSteps(inventory));
}

/** Same as `findControllers`, yielding after each CRD. */
export function* findControllersInSteps(
  inventory: Inventory,
): Steps<CrdController[]> {
  const facts = new OperatorFacts(inventory);
  const all: Contest[] = [];
  for (const crd of facts.index.items('crds')) {
    all.push(contestOf(crd, facts));
    yield;
  }
  const ties = withoutVisitors(withoutGuests(all)).map(
    ({ crd, candidates }) => ({
      crd,
      leading: leadersOf(candidates),
    }),
  );
  yield;
  const settled = settle(ties, facts);
  yield;
  return all.map((contest, position) => {
    const { leading } = settled[position];
    const gaps = decisiveGaps(inventory, leading[0]);
    if (leading.length === 0) {
      gaps.push(
        ...(contest.hasMore ? [tooMany(contest, inventory)] : []),
        ...unseenWriters(contest, inventory),
      );
    }
    return toCrdController(contest.crd, contest.candidates, { leading, gaps });
  });
}
