import {
  Check,
  CheckFacts,
  CrdFacts,
  FindingEvidence,
  FoundProblem,
  RoleFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { serviceAccountPath } from '@backstage-eco/plugin-eco-recognition';
import { workloadKey } from '../../../operators';
import { fact, missing, objectSubject, unset } from '../../evidence';
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

/**
 * Whether its account lacks what an operator needs. There are kinds that an operator
 * brings and does not watch. So only one counts whose status it writes, or where a
 * role or a binding was lost.
 */
function isBlind(
  facts: CheckFacts,
  roles: readonly RoleFacts[],
  crd: CrdFacts,
): boolean {
  return (
    !mayList(roles, crd) &&
    (mayWriteParts(roles, crd) ||
      (!roles.some(each => isAbout(each, crd)) && isRoleLeft(facts, crd)))
  );
}

/**
 * Whether its account has no binding, and one of the same name in another namespace
 * has: manifests that were applied to another namespace than they are made for.
 */
function isBoundElsewhere(
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

/** Workloads whose only role for the whole cluster does not exist. */
function lostRoles(facts: CheckFacts): FoundProblem[] {
  const dangling = facts
    .items('clusterRoleBindings')
    .filter(({ role }) => !facts.get('clusterRoles', { name: role.name }));
  // What runs on every node is an agent, no operator.
  const workloads = standingWorkloads(facts).filter(
    ({ kind }) => kind !== 'DaemonSet',
  );
  return workloads.flatMap(workload => {
    const { namespace, serviceAccount = DEFAULT_ACCOUNT } = workload;
    const binding = dangling.find(({ subjects }) =>
      subjects.some(
        subject =>
          subject.kind === 'ServiceAccount' &&
          subject.name === serviceAccount &&
          subject.namespace === namespace,
      ),
    );
    // Of several roles one may be for what this cluster does not have.
    const hasOthers = rolesOf(facts, workload).some(
      role => role.namespace === undefined,
    );
    return !binding || hasOthers
      ? []
      : {
          subject: objectSubject(workload),
          aspect: 'role',
          message: `${workload.name} is to have ClusterRole ${binding.role.name} by ${binding.name}, and there is none.`,
          evidence: [
            ...evidenceOf(workload, []),
            fact(binding, 'roleRef.name', binding.role.name),
            missing({
              apiVersion: 'rbac.authorization.k8s.io/v1',
              kind: 'ClusterRole',
              name: binding.role.name,
            }),
          ],
          values: {
            account: `system:serviceaccount:${namespace}:${serviceAccount}`,
          },
        };
  });
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
          isBlind(facts, granted, crd) &&
          !isBoundElsewhere(facts, workload)
        ) {
          blind.set(workload, [...(blind.get(workload) ?? []), crd]);
        }
      }
    }
    const problems = [...blind].map(
      ([workload, crds]): FoundProblem => ({
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
      }),
    );
    return [...problems, ...lostRoles(facts)];
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
