/**
 * How much one fact says of who the controller of a kind is, most first:
 *
 * - `declared`: whoever packed the operator says so.
 * - `seen`: it wrote the status of objects of the kind.
 * - `status`: it may write the status or the finalizers of the kind, by name.
 *   Nobody but a controller needs that.
 * - `intended`: the same, by a binding that names an account that nobody has.
 * - `writes`: it may write objects of the kind, by name.
 * - `converts`: it converts between the kind's versions.
 * - `watches`: it may list and watch the kind, by name.
 * - `group`: it may write whatever there is in the kind's API group.
 * - `admits`: the API server asks it before objects of the kind are written.
 * - `marked`: it alone carries a mark that the CRD carries too.
 * - `shared`: it and others carry a mark that the CRD carries too.
 * - `anything`: it may list and watch whatever there is in the cluster.
 * - `resident`: it runs in the namespace of an account that nobody has, and that may
 *   write the kind.
 */
export const STRENGTHS = [
  'declared',
  'seen',
  'status',
  'intended',
  'writes',
  'converts',
  'watches',
  'group',
  'admits',
  'marked',
  'shared',
  'anything',
  'resident',
] as const;

/** One of {@link STRENGTHS}. */
export type Strength = (typeof STRENGTHS)[number];

/** Those that only a controller has. */
const OWN: readonly Strength[] = ['declared', 'seen', 'status', 'intended'];
const MARKS: readonly Strength[] = ['marked', 'shared'];
const POSSIBLE: readonly Strength[] = ['anything', 'resident'];

/** Whether a fact of this strength says that the kind is the workload's own. */
export function isOwn(strength: Strength): boolean {
  return OWN.includes(strength);
}

/** Whether a fact of this strength says that two things came together. */
export function isMark(strength: Strength): boolean {
  return MARKS.includes(strength);
}

/** Whether a fact of this strength names the kind or its API group. */
export function isNamed(strength: Strength): boolean {
  return !POSSIBLE.includes(strength) && !MARKS.includes(strength);
}

/**
 * Whether facts of these strengths make a workload a candidate. A mark alone says
 * that two things came together, not that one acts on the other; and who may do
 * anything says so of no kind. Both together do.
 */
export function makeCandidate(strengths: readonly Strength[]): boolean {
  const isMarked = strengths.some(each => MARKS.includes(each));
  return strengths.some(each =>
    POSSIBLE.includes(each) ? isMarked : !MARKS.includes(each),
  );
}

/** Compares by how much is said, most first. */
export function compareStrengths(one: Strength, other: Strength): number {
  return STRENGTHS.indexOf(one) - STRENGTHS.indexOf(other);
}
