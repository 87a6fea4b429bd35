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
/** More are not compared: a tenant may give thousands the same rights. */
const MAX_CANDIDATES = 10;

/** Without them no workload can be found. */
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
  // Of those to whom the same points, all are compared or none is.
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

/** That too many may be the controller of a kind, and nobody stands out. */
function tooMany({ crd }: Contest, inventory: Inventory): Gap {
  const { crds } = inventory.parts;
  return {
    what: 'workloads',
    reason: `more than ${MAX_CANDIDATES} may be its controller`,
    since: crd.createdAt ?? ('readAt' in crds ? crds.readAt : ''),
  };
}

/** Those to whom the same points as to the best. */
function leadersOf(candidates: Candidate[]): Candidate[] {
  const [best, ...others] = candidates.filter(mayDecide);
  return best ? [best, ...others.filter(each => isEqual(each, best))] : [];
}

/**
 * A webhook may run in a workload of its own beside the controller, with the same
 * account: between those two it says nothing.
 */
function isEqual(one: Candidate, other: Candidate): boolean {
  return accountOf(one.workload) === accountOf(other.workload)
    ? compareCandidates(withoutWebhooks(one), withoutWebhooks(other)) === 0
    : compareCandidates(one, other) === 0;
}

/**
 * What was not read, and could name somebody else with more weight than those who
 * are best.
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
 * Why nobody is seen to act on a kind, where somebody may do everything: only the
 * status that it wrote would tell.
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
  // Where nothing is sampled there are no samples at all.
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
  const told = {
    crd: crd.name,
    rivals: candidates
      .filter(each => mayDecide(each) && !isMeant(each))
      .slice(0, MAX_RIVALS)
      .map(toControllerCandidate),
  };
  if (gaps.length > 0) {
    return { ...told, state: 'unknown', gaps };
  }
  const [controller, ...others] = leading.map(toControllerCandidate);
  if (!controller) {
    return { ...told, state: 'not-here' };
  }
  return others.length === 0
    ? { ...told, state: 'found', controller }
    : { ...told, state: 'ambiguous', candidates: [controller, ...others] };
}

/**
 * Finds for each CRD of an inventory the workload that acts on its objects,
 * without knowing any operator. Pure.
 *
 * @param inventory - with `samples` where custom resources were looked at
 * @alpha
 */
export function findControllers(inventory: Inventory): CrdController[] {
  return atOnce(findControllersInSteps(inventory));
}

/** `findControllers`, a CRD at a time. */
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
