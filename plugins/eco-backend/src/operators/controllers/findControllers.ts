import {
  CrdFacts,
  Inventory,
  InventoryKind,
} from '@backstage-eco/plugin-eco-node';
import { Gap } from '../../detection/signals/SignalMatcher';
import { gapsOfLists } from '../../detection/unknownTool';
import { OperatorFacts } from '../OperatorFacts';
import {
  Candidate,
  compareCandidates,
  mayDecide,
  toCandidates,
  toControllerCandidate,
} from './combine';
import { CrdController } from './CrdController';
import { JOINS } from './joins';
import { compareStrengths } from './strengths';

const MAX_RIVALS = 10;

/** Without them no workload can be found. */
const WORKLOADS: readonly InventoryKind[] = [
  'deployments',
  'statefulSets',
  'daemonSets',
];

function candidatesOf(crd: CrdFacts, facts: OperatorFacts): Candidate[] {
  return toCandidates(
    JOINS.flatMap(({ id, find }) =>
      find(crd, facts).map(clue => ({ ...clue, join: id })),
    ),
  ).sort(compareCandidates);
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

function isUnread(inventory: Inventory, list: InventoryKind): boolean {
  return inventory.parts[list].state === 'unread';
}

function controllerOf(
  crd: CrdFacts,
  facts: OperatorFacts,
  inventory: Inventory,
): CrdController {
  const candidates = candidatesOf(crd, facts);
  const [best] = candidates.filter(mayDecide);
  const leading = candidates.filter(
    each => best && compareCandidates(each, best) === 0,
  );
  const others = candidates.filter(each => !leading.includes(each));
  const told = {
    crd: crd.name,
    rivals: others.slice(0, MAX_RIVALS).map(toControllerCandidate),
  };
  const gaps = decisiveGaps(inventory, best);
  if (gaps.length > 0) {
    const rivals = candidates.slice(0, MAX_RIVALS).map(toControllerCandidate);
    return { ...told, rivals, state: 'unknown', gaps };
  }
  if (leading.length === 0) {
    return { ...told, state: 'not-here' };
  }
  return leading.length === 1
    ? { ...told, state: 'found', controller: toControllerCandidate(leading[0]) }
    : {
        ...told,
        state: 'ambiguous',
        candidates: leading.map(toControllerCandidate),
      };
}

/**
 * Finds for each CRD of an inventory the workload that acts on its objects,
 * without knowing any operator. Pure.
 *
 * @param inventory - with `samples` where custom resources were looked at
 * @alpha
 */
export function findControllers(inventory: Inventory): CrdController[] {
  const facts = new OperatorFacts(inventory);
  return facts.index
    .items('crds')
    .map(crd => controllerOf(crd, facts, inventory));
}
