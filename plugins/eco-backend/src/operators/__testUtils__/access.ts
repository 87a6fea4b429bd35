import { RoleBindingFacts, RoleFacts } from '@backstage-eco/plugin-eco-node';
import { object } from '../../detection/testing/buildInventory';

/** Creates a ClusterRole. */
export function clusterRole(
  name: string,
  rules: RoleFacts['rules'],
): RoleFacts {
  return {
    ...object<{}>('ClusterRole', 'rbac.authorization.k8s.io/v1', { name }),
    rules,
  };
}

/** Creates a ClusterRoleBinding of a service account to a ClusterRole. */
export function clusterRoleBinding(
  role: string,
  account: { namespace: string; name: string },
): RoleBindingFacts {
  return {
    ...object<{}>('ClusterRoleBinding', 'rbac.authorization.k8s.io/v1', {
      name: role,
    }),
    role: { kind: 'ClusterRole', name: role },
    subjects: [{ kind: 'ServiceAccount', ...account }],
  };
}

/** Grants the account `shop/<account>` access to resources of a group. */
export function grant(
  account: string,
  rule: { group: string; resources: string[]; verbs: string[] },
) {
  const { group, resources, verbs } = rule;
  return {
    clusterRoles: [
      clusterRole(account, [{ apiGroups: [group], resources, verbs }]),
    ],
    clusterRoleBindings: [
      clusterRoleBinding(account, { namespace: 'shop', name: account }),
    ],
  };
}
