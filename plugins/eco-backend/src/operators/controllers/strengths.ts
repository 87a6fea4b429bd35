/**
 * How strongly a fact identifies the controller of a kind, strongest first:
 *
 * - `declared`: the packager of the operator says so.
 * - `seen`: it wrote the status of objects of the kind.
 * - `status`: it may write the status or finalizers of the kind, by name. Only
 *   a controller needs that.
 * - `intended`: same as `status`, but the binding names an account that no
 *   workload uses.
 * - `writes`: it may write objects of the kind, by name.
 * - `converts`: it converts between versions of the kind.
 * - `watches`: it may list and watch the kind, by name.
 * - `group`: it may write all resources of the kind's API group.
 * - `admits`: it is an admission webhook for the kind.
 * - `marked`: it is the only workload with a mark that the CRD has, too.
 * - `shared`: it and other workloads have a mark that the CRD has, too.
 * - `anything`: it may list and watch all resources of the cluster.
 * - `resident`: it runs in the namespace of an account that may write the kind
 *   and that no workload uses.
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

/** Strengths that only controllers have. */
const OWN: readonly Strength[] = ['declared', 'seen', 'status', 'intended'];
const MARKS: readonly Strength[] = ['marked', 'shared'];
const POSSIBLE: readonly Strength[] = ['anything', 'resident'];

/** Whether a fact of this strength shows that the workload owns the kind. */
export function isOwn(strength: Strength): boolean {
  return OWN.includes(strength);
}

/**
 * Whether a fact of this strength shows that two objects were installed
 * together.
 */
export function isMark(strength: Strength): boolean {
  return MARKS.includes(strength);
}

/** Whether a fact of this strength names the kind or its API group. */
export function isNamed(strength: Strength): boolean {
  return !POSSIBLE.includes(strength) && !MARKS.includes(strength);
}

/**
 * Whether facts of these strengths make a workload a candidate. A mark alone
 * shows only that two objects were installed together, and access to everything
 * is not specific to any kind. Both combined suffice.
 */
export function makeCandidate(strengths: readonly Strength[]): boolean {
  const isMarked = strengths.some(each => MARKS.includes(each));
  return strengths.some(each =>
    POSSIBLE.includes(each) ? isMarked : !MARKS.includes(each),
  );
}

/** Compares strengths, strongest first. */
export function compareStrengths(one: Strength, other: Strength): number {
  return STRENGTHS.indexOf(one) - STRENGTHS.indexOf(other);
}
