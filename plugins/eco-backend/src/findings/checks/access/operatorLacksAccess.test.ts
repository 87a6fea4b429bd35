import { RoleBindingFacts, RoleFacts } from '@backstage-eco/plugin-eco-node';
import {
  crd,
  object,
  workload,
} from '../../../detection/testing/buildInventory';
import type { CrdController } from '../../../operators';
import { messagesOf } from '../../__testUtils__/runCheck';
import { operatorLacksAccess } from './operatorLacksAccess';

const RBAC = 'rbac.authorization.k8s.io/v1';
const widgets = crd('widgets.acme.io');
const operator = workload([], {
  namespace: 'acme',
  name: 'operator',
  serviceAccount: 'acme',
});
const controllers: CrdController[] = [
  {
    crd: widgets.name,
    rivals: [],
    state: 'found',
    controller: { workload: operator, evidence: [] },
  },
];

function role(...rules: Array<[resources: string[], verbs: string[]]>) {
  return object<{ rules: RoleFacts['rules'] }>('ClusterRole', RBAC, {
    name: 'acme',
    rules: rules.map(([resources, verbs]) => ({
      apiGroups: ['acme.io'],
      resources,
      verbs,
    })),
  });
}

function said(
  clusterRoles: RoleFacts[],
  account: { namespace: string } | 'nobody' = { namespace: 'acme' },
): string[] {
  const binding: RoleBindingFacts = object('ClusterRoleBinding', RBAC, {
    role: { kind: 'ClusterRole', name: 'acme' },
    subjects:
      account === 'nobody'
        ? []
        : [{ kind: 'ServiceAccount', name: 'acme', ...account }],
  });
  return messagesOf(operatorLacksAccess, {
    crds: [widgets],
    controllers,
    deployments: [operator],
    clusterRoles,
    clusterRoleBindings: account === 'nobody' ? [] : [binding],
  });
}

const LACKS =
  'operator manages CRD widgets.acme.io, but no role of its account acme lets it list its objects.';
const whole = role([['widgets'], ['list']]);

describe('operator-lacks-access', () => {
  it('finds a rule, a binding or a role that was lost', () => {
    expect(said([role([['widgets/status'], ['update']])])).toEqual([LACKS]);
    expect(said([whole], 'nobody')).toEqual([LACKS]);
    expect(said([])).toEqual([
      'ClusterRoleBinding some grants operator ClusterRole acme, which does not exist.',
    ]);
  });

  it('accepts sufficient access, and kinds that nothing watches', () => {
    expect(said([whole])).toEqual([]);
    expect(said([role([['*'], ['*']])])).toEqual([]);
    expect(said([role([['gadgets'], ['list']])])).toEqual([]);
    // Its manifests are written for another namespace.
    expect(said([whole], { namespace: 'other' })).toEqual([]);
  });

  it('ignores aggregated roles that are not filled yet', () => {
    const manager = { ...whole, name: 'acme-manager' };
    expect(said([role(), manager])).toEqual([]);
  });

  it('reads each binding once, however many workloads there are', () => {
    let reads = 0;
    const count = 100;
    const roleBindings = Array.from({ length: count }, (_, at) => ({
      ...object<Pick<RoleBindingFacts, 'role'>>('RoleBinding', RBAC, {
        namespace: 'acme',
        name: `binding-${at}`,
        role: { kind: 'ClusterRole', name: 'acme' },
      }),
      get subjects() {
        reads += 1;
        return [{ kind: 'ServiceAccount', namespace: 'acme', name: 'acme' }];
      },
    }));
    const deployments = Array.from({ length: count }, (_, at) => ({
      ...operator,
      name: `web-${at}`,
    }));
    messagesOf(operatorLacksAccess, {
      crds: [widgets],
      controllers,
      deployments: [operator, ...deployments],
      clusterRoles: [role([['widgets/status'], ['update']])],
      roleBindings,
    });
    expect(reads).toBeLessThan(5 * count);
  });

  it('looks at the roles of an account once, however many workloads have it', () => {
    let reads = 0;
    const count = 100;
    const names = Array.from({ length: count }, (_, at) => `role-${at}`);
    const roles = names.map(name => ({
      ...object<Pick<RoleFacts, 'rules'>>('Role', RBAC, { name, rules: [] }),
      get namespace() {
        reads += 1;
        return 'acme';
      },
    }));
    const roleBindings = names.map(name =>
      object<Pick<RoleBindingFacts, 'role' | 'subjects'>>('RoleBinding', RBAC, {
        namespace: 'acme',
        name,
        role: { kind: 'Role', name },
        subjects: Array(20).fill({ kind: 'ServiceAccount', name: 'acme' }),
      }),
    );
    const deployments = names.map(name => ({ ...operator, name }));
    messagesOf(operatorLacksAccess, {
      crds: [widgets],
      controllers,
      deployments: [operator, ...deployments],
      roles,
      roleBindings,
    });
    expect(reads).toBeLessThan(10 * count);
  });
});
