import { FrameworkFact } from '@backstage-eco/plugin-eco-common';
import { CrdFacts } from '@backstage-eco/plugin-eco-node';
import { AccountGrant, RoleRule } from '../../AccessRules';
import { Strength } from '../strengths';
import { OperatorFacts } from '../../OperatorFacts';
import { Grantee, granteesOf } from './accounts';
import { Clue, Join } from './Join';

const WRITING = ['update', 'patch', '*'];

type Rule = RoleRule['role']['rules'][number];

/** Access of a rule to a resource, with the index in `resources`. */
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

/** Returns the access to a kind from a rule that names its group. */
function grantedBy(rule: Rule, plural: string): Granted[] {
  // Rules for single objects are about configuration, not about the kind.
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
  // Cheap checks first: a rule can name ten thousand resources and verbs,
  // repeatedly.
  return all
    .filter(({ place }) => place >= 0)
    .filter(({ strength }) =>
      strength === 'watches' ? watches(rule) : writes(rule),
    )
    .sort((one, other) => one.place - other.place);
}

/** Returns the index of the first wanted resource that a rule names, or -1. */
function firstOf({ resources }: Rule, wanted: readonly string[]): number {
  return resources.findIndex(each => wanted.includes(each));
}

/**
 * Whether a grant applies to the kind: a RoleBinding grants nothing on
 * cluster-scoped objects.
 */
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

/** Returns the access to all kinds from a rule for all groups. */
function grantedForAll({ role, position }: RoleRule): Granted[] {
  const rule = role.rules[position];
  const place = rule.resources.indexOf('*');
  return place >= 0 && watches(rule) ? [{ strength: 'anything', place }] : [];
}

/**
 * Detects repetitions: a tenant can bind a role, or repeat a rule, without
 * limit.
 */
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

/** Lowers the strength if the bound account is used by no workload. */
function asGranted(strength: Strength, as: Grantee['as']): Strength {
  if (as === 'resident') {
    return as;
  }
  return as === 'intended' && strength === 'status' ? as : strength;
}

/**
 * Finds workloads by RBAC: which service accounts may write a kind, its status
 * or its finalizers. A rule for all API groups does not show that a kind
 * belongs to the account.
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
