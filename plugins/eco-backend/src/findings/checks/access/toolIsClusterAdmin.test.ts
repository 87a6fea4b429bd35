import { RoleBindingFacts, RoleFacts } from '@backstage-eco/plugin-eco-node';
import { object, workload } from '../../../detection/testing/buildInventory';
import { detected } from '../../__testUtils__/detected';
import { messagesOf } from '../../__testUtils__/runCheck';
import { toolIsClusterAdmin } from './toolIsClusterAdmin';

const RBAC = 'rbac.authorization.k8s.io/v1';
const controller = workload([], {
  namespace: 'acme',
  name: 'controller',
  serviceAccount: 'acme',
});

function account(name: string) {
  return { kind: 'ServiceAccount', namespace: 'acme', name };
}

function said(
  verbs: string[],
  subject: RoleBindingFacts['subjects'][number] = account('acme'),
): string[] {
  const role: RoleFacts = object('ClusterRole', RBAC, {
    name: 'all',
    rules: [{ apiGroups: ['*'], resources: ['*'], verbs }],
  });
  const binding: RoleBindingFacts = object('ClusterRoleBinding', RBAC, {
    name: 'all',
    role: { kind: 'ClusterRole', name: 'all' },
    subjects: [subject],
  });
  return messagesOf(toolIsClusterAdmin, {
    deployments: [controller],
    detections: [detected('acme', [controller])],
    clusterRoles: [role],
    clusterRoleBindings: [binding],
  });
}

describe('tool-is-cluster-admin', () => {
  it("finds a tool's account with full access", () => {
    expect(said(['*'])).toEqual([
      'ServiceAccount acme of controller has full access to the cluster through ClusterRole all.',
    ]);
  });

  it.each([
    'system:serviceaccounts',
    'system:serviceaccounts:acme',
    'system:authenticated',
  ])('finds the group %s', name => {
    expect(said(['*'], { kind: 'Group', name })).toHaveLength(1);
  });

  it('finds rules that list all verbs, and accounts bound as users', () => {
    const name = 'system:serviceaccount:acme:acme';
    const verbs = ['get', 'list', 'create', 'update', 'patch', 'delete'];
    expect(said(verbs, { kind: 'User', name })).toHaveLength(1);
  });

  it('accepts read access to everything, and full access of other accounts', () => {
    expect(said(['get', 'list', 'watch'])).toEqual([]);
    const others = { kind: 'Group', name: 'system:serviceaccounts:other' };
    expect(said(['*'], others)).toEqual([]);
    expect(said(['*'], account('somebody-else'))).toEqual([]);
  });
});
