import {
  Check,
  CheckFacts,
  CrdFacts,
  FindingEvidence,
  RoleFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { serviceAccountPath } from '@backstage-eco/plugin-eco-recognition';
import { workloadKey } from '../../../operators';
import { fact, objectSubject, unset } from '../../evidence';
import { namesOf } from '../../namesOf';
import { standingWorkloads, WORKLOAD_INPUTS } from '../../systemWorkloads';

/** Pods that name no account have that of their namespace. */
const DEFAULT_ACCOUNT = 'default';

/** Roles of Kubernetes itself, and those that only add to others. */
const FOR_OTHERS =
  /^(kubernetes\.io\/bootstrapping|rbac\.authorization\.k8s\.io\/aggregate-to-.+)$/;

/** What everybody who is signed in may do counts, too. */
const GROUPS = ['system:serviceaccounts', 'system:authenticated'];

/** The roles that a workload has, in whichever namespaces. */
function rolesOf(
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
function mayList(roles: readonly RoleFacts[], { group, plural }: CrdFacts) {
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

/** Whether a binding of the account names a role that does not exist. */
function isRoleGone(facts: CheckFacts, workload: WorkloadFacts): boolean {
  return facts
    .items('clusterRoleBindings')
    .some(
      ({ role, subjects }) =>
        !facts.get('clusterRoles', { name: role.name }) &&
        subjects.some(
          ({ kind, namespace, name }) =>
            kind === 'ServiceAccount' &&
            namespace === workload.namespace &&
            name === (workload.serviceAccount ?? DEFAULT_ACCOUNT),
        ),
    );
}

/**
 * Whether its account lacks what an operator needs. There are kinds that an operator
 * brings and does not watch. So only one counts whose status it writes, or where a
 * role or a binding was lost.
 */
function isBlind(
  facts: CheckFacts,
  workload: WorkloadFacts,
  roles: readonly RoleFacts[],
  crd: CrdFacts,
): boolean {
  return (
    !mayList(roles, crd) &&
    (mayWriteParts(roles, crd) ||
      (!roles.some(each => isAbout(each, crd)) && isRoleLeft(facts, crd)) ||
      isRoleGone(facts, workload))
  );
}

/** Whether a binding is for an account of the same name in another namespace. */
function isBoundElsewhere(
  facts: CheckFacts,
  { namespace, serviceAccount = DEFAULT_ACCOUNT }: WorkloadFacts,
): boolean {
  return [
    ...facts.items('clusterRoleBindings'),
    ...facts.items('roleBindings'),
  ].some(({ subjects }) =>
    subjects.some(
      subject =>
        subject.kind === 'ServiceAccount' &&
        subject.name === serviceAccount &&
        subject.namespace !== undefined &&
        subject.namespace !== namespace,
    ),
  );
}

function evidenceOf(
  workload: WorkloadFacts,
  roles: readonly RoleFacts[],
): FindingEvidence[] {
  const path = serviceAccountPath(workload);
  return [
    workload.serviceAccount
      ? fact(workload, path, workload.serviceAccount)
      : unset(workload, path),
    ...roles.map(role => fact(role, 'metadata.name', role.name)),
  ];
}

/** An operator that cannot see what it is there for. */
export const operatorLacksAccess: Check = {
  id: 'operator-lacks-access',
  title: 'Operator may not read a kind that it manages',
  severity: 'critical',
  severityReason: 'Nothing happens to the objects of this kind.',
  reads: [
    'crds',
    'controllers',
    ...WORKLOAD_INPUTS,
    'clusterRoles',
    'clusterRoleBindings',
    'roles',
    'roleBindings',
  ],
  find: facts => {
    const byKey = new Map(
      standingWorkloads(facts).map(each => [workloadKey(each), each]),
    );
    const blind = new Map<WorkloadFacts, CrdFacts[]>();
    const roles = new Map<WorkloadFacts, RoleFacts[]>();
    for (const crd of facts.items('crds')) {
      const workloads = (facts.controller(crd.name)?.workloads ?? []).flatMap(
        each => byKey.get(workloadKey(each)) ?? [],
      );
      // Where one of several may be the controller, one that may list is enough.
      const isServed = workloads.some(each =>
        mayList(rolesOf(facts, each), crd),
      );
      for (const workload of isServed ? [] : workloads) {
        const granted = roles.get(workload) ?? rolesOf(facts, workload);
        roles.set(workload, granted);
        if (
          isBlind(facts, workload, granted, crd) &&
          !isBoundElsewhere(facts, workload)
        ) {
          blind.set(workload, [...(blind.get(workload) ?? []), crd]);
        }
      }
    }
    return [...blind].map(([workload, crds]) => ({
      subject: objectSubject(workload),
      message: `${workload.name} manages ${namesOf(
        'CRD',
        crds,
      )}, and no role of its account ${
        workload.serviceAccount ?? DEFAULT_ACCOUNT
      } lets it list ${crds.length === 1 ? 'its' : 'their'} objects.`,
      objects: {
        count: crds.length,
        some: crds.map(({ apiVersion, kind, name }) => ({
          apiVersion,
          kind,
          name,
        })),
      },
      evidence: evidenceOf(workload, roles.get(workload) ?? []),
      values: {
        account: `system:serviceaccount:${workload.namespace}:${
          workload.serviceAccount ?? DEFAULT_ACCOUNT
        }`,
        crd: crds[0].name,
      },
    }));
  },
  why: 'A controller lists and watches the objects of its kinds. Without the permission it logs errors and waits, while everything else about it looks healthy.',
  fix: [
    {
      text: 'Ask the API server.',
      command: 'kubectl auth can-i list {crd} --all-namespaces --as {account}',
    },
    {
      text: 'Bring back the role or its binding, as the release of the operator has it.',
    },
  ],
  links: [
    {
      title: 'Using RBAC authorization',
      url: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
    },
  ],
};
