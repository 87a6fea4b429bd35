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

function said(verbs: string[], subject = 'acme'): string[] {
  const role: RoleFacts = object('ClusterRole', RBAC, {
    name: 'all',
    rules: [{ apiGroups: ['*'], resources: ['*'], verbs }],
  });
  const binding: RoleBindingFacts = object('ClusterRoleBinding', RBAC, {
    name: 'all',
    role: { kind: 'ClusterRole', name: 'all' },
    subjects: [{ kind: 'ServiceAccount', namespace: 'acme', name: subject }],
  });
  return messagesOf(toolIsClusterAdmin, {
    deployments: [controller],
    detections: [detected('acme', [controller])],
    clusterRoles: [role],
    clusterRoleBindings: [binding],
  });
}

describe('tool-is-cluster-admin', () => {
  it('finds the account of a tool that may do everything', () => {
    expect(said(['*'])).toEqual([
      'ServiceAccount acme of controller may do everything, by ClusterRole all.',
    ]);
  });

  it('accepts reading everything, and what others may', () => {
    expect(said(['get', 'list', 'watch'])).toEqual([]);
    expect(said(['*'], 'somebody-else')).toEqual([]);
  });
});
