import {
  CheckFacts,
  CrdFacts,
  RoleFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';

/** Pods that name no account have that of their namespace. */
export const DEFAULT_ACCOUNT = 'default';

/** Roles of Kubernetes itself, and those that only add to others. */
const FOR_OTHERS =
  /^(kubernetes\.io\/bootstrapping|rbac\.authorization\.k8s\.io\/aggregate-to-.+)$/;

/** What everybody who is signed in may do counts, too. */
const GROUPS = ['system:serviceaccounts', 'system:authenticated'];

/** The roles that a workload has, in whichever namespaces. */
export function rolesOf(
  facts: CheckFacts,
  { namespace, serviceAccount = DEFAULT_ACCOUNT }: WorkloadFacts,
): RoleFacts[] {
  const names = [
    ...GROUPS,
    `system:serviceaccounts:${namespace}`,
    `system:serviceaccount:${namespace}:${serviceAccount}`,
  ];
  return [
    ...facts.items('clusterRoleBindings'),
    ...facts.items('roleBindings'),
  ].flatMap(binding => {
    const isMeant = binding.subjects.some(subject =>
      subject.kind === 'ServiceAccount'
        ? subject.name === serviceAccount &&
          (subject.namespace ?? binding.namespace) === namespace
        : names.includes(subject.name),
    );
    const { kind, name } = binding.role;
    const role =
      kind === 'ClusterRole'
        ? facts.get('clusterRoles', { name })
        : facts.get('roles', { namespace: binding.namespace, name });
    return isMeant && role ? [role] : [];
  });
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
  const namespaces = [
    ...facts.items('clusterRoleBindings'),
    ...facts.items('roleBindings'),
  ].flatMap(binding =>
    binding.subjects.flatMap(subject =>
      subject.kind === 'ServiceAccount' && subject.name === serviceAccount
        ? subject.namespace ?? binding.namespace ?? []
        : [],
    ),
  );
  return namespaces.length > 0 && !namespaces.includes(namespace ?? '');
}
