/**
 * How much one fact says of who the controller of a kind is, most first:
 *
 * - `declared`: whoever packed the operator says so.
 * - `seen`: it wrote the status of objects of the kind.
 * - `status`: it may write the status or the finalizers of the kind, by name.
 *   Nobody but a controller needs that.
 * - `writes`: it may write objects of the kind, by name.
 * - `converts`: it converts between the kind's versions.
 * - `watches`: it may list and watch the kind, by name.
 * - `group`: it may write whatever there is in the kind's API group.
 * - `admits`: the API server asks it before objects of the kind are written.
 * - `marked`: it alone carries a mark that the CRD carries too.
 * - `shared`: it and others carry a mark that the CRD carries too.
 */
export const STRENGTHS = [
  'declared',
  'seen',
  'status',
  'writes',
  'converts',
  'watches',
  'group',
  'admits',
  'marked',
  'shared',
] as const;

/** One of {@link STRENGTHS}. */
export type Strength = (typeof STRENGTHS)[number];

/** Marks alone say that two things came together, not that one acts on the other. */
const SUPPORTING: ReadonlySet<Strength> = new Set(['marked', 'shared']);

/** Whether a fact of this strength can make a workload a candidate by itself. */
export function isDeciding(strength: Strength): boolean {
  return !SUPPORTING.has(strength);
}

/** Compares by how much is said, most first. */
export function compareStrengths(one: Strength, other: Strength): number {
  return STRENGTHS.indexOf(one) - STRENGTHS.indexOf(other);
}
