import {
  CheckFacts,
  CrdFacts,
  RoleBindingFacts,
  RoleFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { appendTo } from '../../../appendTo';
import { once } from '../../../once';

/** Pods that name no account have that of their namespace. */
export const DEFAULT_ACCOUNT = 'default';

/** Roles of Kubernetes itself, and those that only add to others. */
const FOR_OTHERS =
  /^(kubernetes\.io\/bootstrapping|rbac\.authorization\.k8s\.io\/aggregate-to-.+)$/;

/** What everybody who is signed in may do counts, too. */
const GROUPS = ['system:serviceaccounts', 'system:authenticated'];

const ROLES = new WeakMap<CheckFacts, Map<string, Set<RoleFacts>>>();
const OF_ACCOUNTS = new WeakMap<CheckFacts, Map<string, RoleFacts[]>>();
const BOUND = new WeakMap<CheckFacts, Map<string, string[]>>();

/** The roles that a workload has, in whichever namespaces. */
export function rolesOf(
  facts: CheckFacts,
  { namespace, serviceAccount = DEFAULT_ACCOUNT }: WorkloadFacts,
): RoleFacts[] {
  const account = `system:serviceaccount:${namespace}:${serviceAccount}`;
  const known = once(facts, OF_ACCOUNTS, () => new Map<string, RoleFacts[]>());
  let roles = known.get(account);
  if (!roles) {
    const bySubject = once(facts, ROLES, indexRoles);
    const names = [...GROUPS, `system:serviceaccounts:${namespace}`, account];
    roles = [
      ...new Set(names.flatMap(name => [...(bySubject.get(name) ?? [])])),
    ];
    known.set(account, roles);
  }
  return roles;
}

/** The roles by the user or group that has them, as Kubernetes names it. */
function indexRoles(facts: CheckFacts): Map<string, Set<RoleFacts>> {
  const bySubject = new Map<string, Set<RoleFacts>>();
  for (const binding of bindingsOf(facts)) {
    const { kind, name } = binding.role;
    const role =
      kind === 'ClusterRole'
        ? facts.get('clusterRoles', { name })
        : facts.get('roles', { namespace: binding.namespace, name });
    for (const subject of role ? binding.subjects : []) {
      const namespace = subject.namespace ?? binding.namespace;
      const key =
        subject.kind === 'ServiceAccount'
          ? `system:serviceaccount:${namespace}:${subject.name}`
          : subject.name;
      // A tenant may name one account ten thousand times.
      bySubject.set(key, (bySubject.get(key) ?? new Set()).add(role!));
    }
  }
  return bySubject;
}

/** The namespaces in which service accounts of a name are bound, by that name. */
function indexBound(facts: CheckFacts): Map<string, string[]> {
  const byName = new Map<string, string[]>();
  for (const binding of bindingsOf(facts)) {
    for (const {
      kind,
      name,
      namespace = binding.namespace,
    } of binding.subjects) {
      if (kind === 'ServiceAccount' && namespace !== undefined) {
        appendTo(byName, name, namespace);
      }
    }
  }
  return byName;
}

function bindingsOf(facts: CheckFacts): RoleBindingFacts[] {
  return [
    ...facts.items('clusterRoleBindings'),
    ...facts.items('roleBindings'),
  ];
}

function has(list: readonly string[], wanted: string): boolean {
  return list.includes('*') || list.includes(wanted);
}

/** Whether any rule lets somebody list, and so watch, the objects of a kind. */
export function mayList(
  roles: readonly RoleFacts[],
  { group, plural }: CrdFacts,
) {
  return roles.some(({ rules }) =>
    rules.some(
      ({ apiGroups, resources, verbs }) =>
        has(apiGroups, group) && has(resources, plural) && has(verbs, 'list'),
    ),
  );
}

/** Whether any rule lets somebody write the status or finalizers of a kind. */
function mayWriteParts(
  roles: readonly RoleFacts[],
  { group, plural }: CrdFacts,
) {
  return roles.some(({ rules }) =>
    rules.some(
      ({ apiGroups, resources }) =>
        has(apiGroups, group) &&
        ['status', 'finalizers'].some(part =>
          resources.includes(`${plural}/${part}`),
        ),
    ),
  );
}

/** Whether a role is about any kind of a CRD's group. */
function isAbout({ rules }: RoleFacts, { group }: CrdFacts): boolean {
  return rules.some(({ apiGroups }) => has(apiGroups, group));
}

/** Whether a role that would let somebody list a kind is nobody's. */
function isRoleLeft(facts: CheckFacts, crd: CrdFacts): boolean {
  const bound = new Set(
    facts.items('clusterRoleBindings').map(({ role }) => role.name),
  );
  return facts
    .items('clusterRoles')
    .some(
      role =>
        !Object.keys(role.labels).some(key => FOR_OTHERS.test(key)) &&
        !bound.has(role.name) &&
        role.rules.some(({ apiGroups }) => apiGroups.includes(crd.group)) &&
        mayList([role], crd),
    );
}

/**
 * Whether its account lacks what an operator needs. There are kinds that an operator
 * brings and does not watch. So only one counts whose status it writes, or where a
 * role or a binding was lost.
 */
export function isBlind(
  facts: CheckFacts,
  roles: readonly RoleFacts[],
  crd: CrdFacts,
): boolean {
  // The control plane fills aggregated roles; until then they have no rules.
  const isFilled = roles.every(({ rules }) => rules.length > 0);
  return (
    isFilled &&
    !mayList(roles, crd) &&
    (mayWriteParts(roles, crd) ||
      (!roles.some(each => isAbout(each, crd)) && isRoleLeft(facts, crd)))
  );
}

/**
 * Whether its account has no binding, and one of the same name in another namespace
 * has: manifests that were applied to another namespace than they are made for.
 */
export function isBoundElsewhere(
  facts: CheckFacts,
  { namespace, serviceAccount = DEFAULT_ACCOUNT }: WorkloadFacts,
): boolean {
  const namespaces = once(facts, BOUND, indexBound).get(serviceAccount) ?? [];
  return namespaces.length > 0 && !namespaces.includes(namespace ?? '');
}
