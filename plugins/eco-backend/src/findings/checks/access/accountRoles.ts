import {
  CheckFacts,
  CrdFacts,
  RoleBindingFacts,
  RoleFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { appendTo } from '../../../appendTo';
import { once } from '../../../once';

/** Service account of pods that set none. */
export const DEFAULT_ACCOUNT = 'default';

/**
 * Labels of Kubernetes' default roles, and of roles that only extend others.
 */
const FOR_OTHERS =
  /^(kubernetes\.io\/bootstrapping|rbac\.authorization\.k8s\.io\/aggregate-to-.+)$/;

/** Grants to all authenticated users count, too. */
const GROUPS = ['system:serviceaccounts', 'system:authenticated'];

const ROLES = new WeakMap<CheckFacts, Map<string, Set<RoleFacts>>>();
const OF_ACCOUNTS = new WeakMap<CheckFacts, Map<string, RoleFacts[]>>();
const BOUND = new WeakMap<CheckFacts, Map<string, string[]>>();

/** Returns the roles of a workload's service account, in any namespace. */
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

/** Indexes roles by subject, in the API server's notation. */
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
      // A Set, because a tenant can list one account ten thousand times.
      bySubject.set(key, (bySubject.get(key) ?? new Set()).add(role!));
    }
  }
  return bySubject;
}

/** Indexes the namespaces of bound service accounts by account name. */
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

/** Whether any role allows listing, and so watching, the objects of a kind. */
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

/** Whether any role allows writing the status or finalizers of a kind. */
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

/** Whether a role that allows listing a kind is unbound. */
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
 * Whether an account lacks access that its operator needs. Operators may
 * install kinds that they do not watch. So this counts only kinds whose status
 * the operator may write, or whose role or binding was lost.
 */
export function isBlind(
  facts: CheckFacts,
  roles: readonly RoleFacts[],
  crd: CrdFacts,
): boolean {
  // Until the control plane fills aggregated roles, they have no rules.
  const isFilled = roles.every(({ rules }) => rules.length > 0);
  return (
    isFilled &&
    !mayList(roles, crd) &&
    (mayWriteParts(roles, crd) ||
      (!roles.some(each => isAbout(each, crd)) && isRoleLeft(facts, crd)))
  );
}

/**
 * Whether the account has no binding, but one of the same name in another
 * namespace has. This happens if manifests are applied to another namespace
 * than they were written for.
 */
export function isBoundElsewhere(
  facts: CheckFacts,
  { namespace, serviceAccount = DEFAULT_ACCOUNT }: WorkloadFacts,
): boolean {
  const namespaces = once(facts, BOUND, indexBound).get(serviceAccount) ?? [];
  return namespaces.length > 0 && !namespaces.includes(namespace ?? '');
}
