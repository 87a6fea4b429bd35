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
import { appendTo } from '../../../appendTo';
import { fact, objectSubject, unset } from '../../evidence';
import { systemWorkloads, WORKLOAD_INPUTS } from '../../systemWorkloads';

/** Verbs that together amount to full access to objects. */
const VERBS = ['get', 'list', 'create', 'update', 'patch', 'delete'];

/**
 * Returns the index of the rule that allows everything; undefined if there is
 * none.
 */
function wildcardRule({ rules }: RoleFacts): number | undefined {
  const position = rules.findIndex(
    ({ apiGroups, resources, verbs, resourceNames }) =>
      resourceNames === undefined &&
      [apiGroups, resources].every(list => list.includes('*')) &&
      (verbs.includes('*') || VERBS.every(verb => verbs.includes(verb))),
  );
  return position < 0 ? undefined : position;
}

interface Grant {
  binding: RoleBindingFacts;
  role: RoleFacts;
  rule: number;
  /** Index of the account, or of its group, among the subjects. */
  subject: number;
}

type Subject = RoleBindingFacts['subjects'][number];

/**
 * Returns the accounts that a subject stands for, as `namespace/name`, with `*`
 * for all. Source: Kubernetes documentation, "Referring to subjects".
 */
function accountsOf({ kind, namespace, name }: Subject): string | undefined {
  if (kind === 'ServiceAccount') {
    return `${namespace}/${name}`;
  }
  const [, group, ofNamespace, user] =
    /^system:(serviceaccounts?|authenticated)(?::([^:]+)(?::([^:]+))?)?$/.exec(
      name,
    ) ?? [];
  return group && `${ofNamespace ?? '*'}/${user ?? '*'}`;
}

/** Returns the cluster-wide grants of full access, by account. */
function allPowerful(facts: CheckFacts): Map<string, Grant> {
  const grants = new Map<string, Grant>();
  for (const binding of facts.items('clusterRoleBindings')) {
    const role = facts.get('clusterRoles', { name: binding.role.name });
    const rule = role && wildcardRule(role);
    if (role && rule !== undefined) {
      binding.subjects.forEach((each, subject) => {
        const accounts = accountsOf(each);
        if (accounts && !grants.has(accounts)) {
          grants.set(accounts, { binding, role, rule, subject });
        }
      });
    }
  }
  return grants;
}

/** Service account of pods that set none. */
const DEFAULT_ACCOUNT = 'default';

function evidenceOf(
  { binding, role, rule, subject }: Grant,
  workload: WorkloadFacts,
) {
  return [
    fact(role, `rules[${rule}].verbs`, role.rules[rule].verbs),
    fact(role, `rules[${rule}].resources`, role.rules[rule].resources),
    fact(binding, 'roleRef.name', role.name),
    fact(binding, `subjects[${subject}].name`, binding.subjects[subject].name),
    workload.serviceAccount
      ? fact(workload, serviceAccountPath(workload), workload.serviceAccount)
      : unset(workload, serviceAccountPath(workload)),
  ];
}

/** Reports tools with full access to the cluster. */
export const toolIsClusterAdmin: Check = {
  id: 'tool-is-cluster-admin',
  title: 'Tool has wildcard permissions in the cluster',
  severity: 'info',
  severityReason:
    'Nothing breaks, and some tools, such as those for GitOps, need this access by design.',
  reads: [...WORKLOAD_INPUTS, 'clusterRoles', 'clusterRoleBindings'],
  find: facts => {
    const grants = allPowerful(facts);
    const accounts = new Map<string, WorkloadFacts[]>();
    for (const { workload } of systemWorkloads(facts)) {
      const { namespace, serviceAccount = DEFAULT_ACCOUNT } = workload;
      const key = `${namespace}/${serviceAccount}`;
      appendTo(accounts, key, workload);
    }
    return [...accounts].flatMap(([key, workloads]) => {
      const [namespace, name] = key.split('/');
      const grant = [key, `${namespace}/*`, '*/*']
        .map(each => grants.get(each))
        .find(each => each !== undefined);
      const account: ObjectReference = {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        namespace,
        name,
      };
      if (!grant) {
        return [];
      }
      return {
        subject: objectSubject(account),
        message: `ServiceAccount ${name} of ${workloads
          .map(each => each.name)
          .join(', ')} has full access to the cluster through ClusterRole ${
          grant.role.name
        }.`,
        objects: { count: workloads.length, some: workloads.map(referenceTo) },
        evidence: evidenceOf(grant, workloads[0]),
        values: { account: `system:serviceaccount:${namespace}:${name}` },
      };
    });
  },
  why: 'Anyone who takes over one of its pods controls the cluster, Secrets included. A mistake of the tool can affect everything, too.',
  fix: [
    {
      text: 'Check what the account may do.',
      command: 'kubectl auth can-i --list --as {account}',
    },
    {
      text: 'Grant access only to the kinds that the tool manages, or document why it needs all of them.',
    },
  ],
  links: [
    {
      title: 'RBAC good practices',
      url: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
    },
  ],
};
