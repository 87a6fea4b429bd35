import { ObjectReference } from '@backstage-eco/plugin-eco-common';
import {
  Check,
  CheckFacts,
  RoleBindingFacts,
  RoleFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  referenceTo,
  serviceAccountPath,
} from '@backstage-eco/plugin-eco-recognition';
import { fact, objectSubject } from '../../evidence';
import { systemWorkloads, WORKLOAD_INPUTS } from '../../systemWorkloads';

/** The rule that allows everything; undefined where none does. */
function wildcardRule({ rules }: RoleFacts): number | undefined {
  const position = rules.findIndex(
    ({ apiGroups, resources, verbs, resourceNames }) =>
      resourceNames === undefined &&
      [apiGroups, resources, verbs].every(list => list.includes('*')),
  );
  return position < 0 ? undefined : position;
}

interface Grant {
  binding: RoleBindingFacts;
  role: RoleFacts;
  rule: number;
  /** The place of the account among the subjects. */
  subject: number;
}

/** By namespace and name, who may do everything in the whole cluster. */
function allPowerful(facts: CheckFacts): Map<string, Grant> {
  const grants = new Map<string, Grant>();
  for (const binding of facts.items('clusterRoleBindings')) {
    const role = facts.get('clusterRoles', { name: binding.role.name });
    const rule = role && wildcardRule(role);
    if (role && rule !== undefined) {
      binding.subjects.forEach(({ kind, namespace, name }, subject) => {
        const key = `${namespace}/${name}`;
        if (kind === 'ServiceAccount' && !grants.has(key)) {
          grants.set(key, { binding, role, rule, subject });
        }
      });
    }
  }
  return grants;
}

function evidenceOf(
  { binding, role, rule, subject }: Grant,
  workload: WorkloadFacts,
) {
  return [
    fact(role, `rules[${rule}].verbs`, role.rules[rule].verbs),
    fact(role, `rules[${rule}].resources`, role.rules[rule].resources),
    fact(binding, 'roleRef.name', role.name),
    fact(binding, `subjects[${subject}].name`, binding.subjects[subject].name),
    fact(workload, serviceAccountPath(workload), workload.serviceAccount!),
  ];
}

/** A controller that may do everything. */
export const toolIsClusterAdmin: Check = {
  id: 'tool-is-cluster-admin',
  title: 'Tool may do everything in the cluster',
  severity: 'info',
  severityReason:
    'Nothing breaks; some tools, as those for GitOps, are made to be used so.',
  reads: [...WORKLOAD_INPUTS, 'clusterRoles', 'clusterRoleBindings'],
  find: facts => {
    const grants = allPowerful(facts);
    const accounts = new Map<string, WorkloadFacts[]>();
    for (const { workload } of systemWorkloads(facts)) {
      const key = `${workload.namespace}/${workload.serviceAccount}`;
      if (grants.has(key)) {
        accounts.set(key, [...(accounts.get(key) ?? []), workload]);
      }
    }
    return [...accounts].map(([key, workloads]) => {
      const grant = grants.get(key)!;
      const { namespace, name } = grant.binding.subjects[grant.subject];
      const account: ObjectReference = {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        namespace,
        name,
      };
      return {
        subject: objectSubject(account),
        message: `ServiceAccount ${name} of ${workloads
          .map(each => each.name)
          .join(', ')} may do everything, by ClusterRole ${grant.role.name}.`,
        objects: { count: workloads.length, some: workloads.map(referenceTo) },
        evidence: evidenceOf(grant, workloads[0]),
        values: { account: `system:serviceaccount:${namespace}:${name}` },
      };
    });
  },
  why: 'Whoever takes over one of its pods owns the cluster, Secrets included. A mistake of the tool can reach everything too.',
  fix: [
    {
      text: 'See what the account may do.',
      command: 'kubectl auth can-i --list --as {account}',
    },
    {
      text: 'Grant only the kinds that it manages, or write down why it needs all of them.',
    },
  ],
  links: [
    {
      title: 'RBAC good practices',
      url: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
    },
  ],
};
