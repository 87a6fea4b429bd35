import {
  Check,
  CheckFacts,
  CrdFacts,
  FindingEvidence,
  FoundProblem,
  RoleBindingFacts,
  RoleFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { serviceAccountPath } from '@backstage-eco/plugin-eco-recognition';
import { appendTo } from '../../../appendTo';
import { workloadKey } from '../../../operators';
import { fact, missing, objectSubject, unset } from '../../evidence';
import { namesOf } from '../../namesOf';
import { longRunningWorkloads, WORKLOAD_INPUTS } from '../../systemWorkloads';
import {
  DEFAULT_ACCOUNT,
  isBlind,
  isBoundElsewhere,
  mayList,
  rolesOf,
} from './accountRoles';

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

/** Reports workloads whose only cluster-wide role does not exist. */
function lostRoles(facts: CheckFacts): FoundProblem[] {
  const dangling = new Map<string, RoleBindingFacts>();
  for (const binding of facts.items('clusterRoleBindings')) {
    const isLost = !facts.get('clusterRoles', { name: binding.role.name });
    for (const { kind, namespace, name } of isLost ? binding.subjects : []) {
      const key = `${namespace}/${name}`;
      if (kind === 'ServiceAccount' && !dangling.has(key)) {
        dangling.set(key, binding);
      }
    }
  }
  // DaemonSets are agents, not operators.
  const workloads = longRunningWorkloads(facts).filter(
    ({ kind }) => kind !== 'DaemonSet',
  );
  return workloads.flatMap(workload => {
    const { namespace, serviceAccount = DEFAULT_ACCOUNT } = workload;
    const binding = dangling.get(`${namespace}/${serviceAccount}`);
    // One of several roles may be for something that this cluster does not
    // have.
    return !binding ||
      rolesOf(facts, workload).some(role => role.namespace === undefined)
      ? []
      : {
          subject: objectSubject(workload),
          aspect: 'role',
          message: `ClusterRoleBinding ${binding.name} grants ${workload.name} ClusterRole ${binding.role.name}, which does not exist.`,
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

/** Reports operators that cannot list the kinds that they manage. */
export const operatorLacksAccess: Check = {
  id: 'operator-lacks-access',
  title: 'Operator lacks permission for a kind that it manages',
  severity: 'critical',
  severityReason: 'The operator does not reconcile objects of this kind.',
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
      longRunningWorkloads(facts).map(each => [workloadKey(each), each]),
    );
    const blind = new Map<WorkloadFacts, CrdFacts[]>();
    const roles = new Map<WorkloadFacts, RoleFacts[]>();
    for (const crd of facts.items('crds')) {
      const workloads = (facts.controller(crd.name)?.workloads ?? []).flatMap(
        each => byKey.get(workloadKey(each)) ?? [],
      );
      // If several workloads may be the controller, access for one of them is
      // enough.
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
          appendTo(blind, workload, crd);
        }
      }
    }
    const problems = [...blind].map(
      ([workload, crds]): FoundProblem => ({
        subject: objectSubject(workload),
        message: `${workload.name} manages ${namesOf(
          'CRD',
          crds,
        )}, but no role of its account ${
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
  why: 'A controller lists and watches the objects of its kinds. Without the permission, it logs errors and waits, while everything else about it looks healthy.',
  fix: [
    {
      text: 'Ask the API server whether the account may list the objects.',
      command: 'kubectl auth can-i list {crd} --all-namespaces --as {account}',
    },
    {
      text: 'Restore the role or its binding from the release of the operator.',
    },
  ],
  links: [
    {
      title: 'Using RBAC authorization',
      url: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
    },
  ],
};
