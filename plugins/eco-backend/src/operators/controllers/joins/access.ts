import { FrameworkFact } from '@backstage-eco/plugin-eco-common';
import { CrdFacts } from '@backstage-eco/plugin-eco-node';
import { AccountGrant, RoleRule } from '../../AccessRules';
import { Strength } from '../strengths';
import { OperatorFacts } from '../../OperatorFacts';
import { Grantee, granteesOf } from './accounts';
import { Clue, Join } from './Join';

const WRITING = ['update', 'patch', '*'];

type Rule = RoleRule['role']['rules'][number];

/** What a rule says of a resource, as a place in `resources`. */
interface Granted {
  strength: Strength;
  place: number;
}

function writes({ verbs }: Rule): boolean {
  return verbs.some(verb => WRITING.includes(verb));
}

function watches({ verbs }: Rule): boolean {
  return ['list', 'watch'].every(
    verb => verbs.includes(verb) || verbs.includes('*'),
  );
}

/** What a rule that names the group of a kind lets one do with the kind. */
function grantedBy(rule: Rule, plural: string): Granted[] {
  // Single objects are somebody's settings, not the kind.
  if (rule.resourceNames) {
    return [];
  }
  const parts = [`${plural}/status`, `${plural}/finalizers`, `${plural}/*`];
  const all: Granted[] = [
    { strength: 'status', place: firstOf(rule, parts) },
    { strength: 'writes', place: firstOf(rule, [plural]) },
    { strength: 'watches', place: firstOf(rule, [plural]) },
    { strength: 'group', place: firstOf(rule, ['*']) },
  ];
  // A rule may name ten thousand resources and verbs, and each over again.
  return all
    .filter(({ place }) => place >= 0)
    .filter(({ strength }) =>
      strength === 'watches' ? watches(rule) : writes(rule),
    )
    .sort((one, other) => one.place - other.place);
}

/** The place of the first of some resources that a rule names; -1: of none. */
function firstOf({ resources }: Rule, wanted: readonly string[]): number {
  return resources.findIndex(each => wanted.includes(each));
}

/** A RoleBinding gives nothing that concerns objects without a namespace. */
function reaches({ binding }: AccountGrant, { scope }: CrdFacts): boolean {
  return scope === 'Namespaced' || binding.kind === 'ClusterRoleBinding';
}

function ruleFact({ role, position }: RoleRule, place: number): FrameworkFact {
  const { resources, verbs } = role.rules[position];
  return {
    object: role,
    field: `rules[${position}].resources[${place}]`,
    value: `${resources[place]}: ${verbs.join(', ')}`,
  };
}

/** What a rule for all groups lets one do with all kinds. */
function grantedForAll({ role, position }: RoleRule): Granted[] {
  const rule = role.rules[position];
  const place = rule.resources.indexOf('*');
  return place >= 0 && watches(rule) ? [{ strength: 'anything', place }] : [];
}

/** Tells what is new: tenants may bind a role, or repeat a rule, for ever. */
class Alike {
  readonly #known = new Map<unknown, Set<string>>();

  isNews(subject: unknown, granted: Granted[]): boolean {
    const known = this.#known.get(subject) ?? new Set<string>();
    this.#known.set(subject, known);
    const key = granted.map(({ strength }) => strength).join();
    const isNews = !known.has(key);
    known.add(key);
    return isNews;
  }
}

function cluesOf(
  rule: RoleRule,
  granted: Granted[],
  context: { crd: CrdFacts; facts: OperatorFacts; alike: Alike },
): Clue[] {
  const { crd, facts, alike } = context;
  return granted.length === 0 || !alike.isNews(rule.role, granted)
    ? []
    : rule.grants
        .filter(grant => reaches(grant, crd))
        .filter(({ account }) => alike.isNews(account, granted))
        .flatMap(grant => granteesOf(grant, facts))
        .flatMap(({ workload, as, facts: how }) =>
          granted.map(({ strength, place }) => ({
            workload,
            strength: asGranted(strength, as),
            facts: [ruleFact(rule, place), ...how],
          })),
        );
}

/** An account that nobody has says less. */
function asGranted(strength: Strength, as: Grantee['as']): Strength {
  if (as === 'resident') {
    return as;
  }
  return as === 'intended' && strength === 'status' ? as : strength;
}

/**
 * Role-based access: which service account may write a kind, its status or its
 * finalizers. A rule for all API groups says of no kind that it is the account's
 * own.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export const access: Join<'access'> = {
  id: 'access',
  lists: ['clusterRoles', 'roles', 'clusterRoleBindings', 'roleBindings'],
  strongest: 'status',

  find: (crd, facts) => {
    const context = { crd, facts, alike: new Alike() };
    return [
      ...facts.access
        .rulesNaming(crd.group)
        .flatMap(rule =>
          cluesOf(
            rule,
            grantedBy(rule.role.rules[rule.position], crd.plural),
            context,
          ),
        ),
      ...facts.access
        .rulesForAll()
        .flatMap(rule => cluesOf(rule, grantedForAll(rule), context)),
    ];
  },
};
