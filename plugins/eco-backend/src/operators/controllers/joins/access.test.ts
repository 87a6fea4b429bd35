import { crd } from '../../../detection/testing/buildInventory';
import {
  clusterRole,
  clusterRoleBinding,
  grant,
} from '../../__testUtils__/access';
import { cluesOf, operator } from '../../__testUtils__/clues';
import { access } from './access';

const deployments = [operator('controller')];

function strengthsOf(
  resources: string[],
  verbs: string[],
  group = 'shop.corp',
): string[] {
  const lists = grant('controller', { group, resources, verbs });
  return cluesOf(access, { deployments, ...lists }).map(
    clue => clue.split(':')[0],
  );
}

describe('the join by access rules', () => {
  it('distinguishes access to the status, to objects, and to watch', () => {
    expect(strengthsOf(['shops/status'], ['patch'])).toEqual([
      'controller status',
    ]);
    expect(strengthsOf(['shops/finalizers'], ['update'])).toEqual([
      'controller status',
    ]);
    expect(strengthsOf(['shops'], ['list', 'watch', 'update'])).toEqual([
      'controller writes',
      'controller watches',
    ]);
    expect(strengthsOf(['shops'], ['list', 'watch'])).toEqual([
      'controller watches',
    ]);
    expect(strengthsOf(['shops', 'shops/status'], ['get'])).toEqual([]);
  });

  it('evaluates wildcards', () => {
    expect(strengthsOf(['*'], ['*'])).toEqual(['controller group']);
    expect(strengthsOf(['*'], ['*'], '*')).toEqual(['controller anything']);
    expect(strengthsOf(['shops'], ['*'])).toEqual([
      'controller writes',
      'controller watches',
    ]);
  });

  it('names role, binding and account', () => {
    const rule = { group: 'shop.corp', resources: ['shops'], verbs: ['patch'] };
    expect(
      cluesOf(access, { deployments, ...grant('controller', rule) }),
    ).toEqual([
      'controller writes: rules[0].resources[0]=shops: patch, subjects[0].name=controller, spec.template.spec.serviceAccountName=controller',
    ]);
  });

  it('returns the same clue once, however often a tenant grants it', () => {
    const rule = {
      apiGroups: ['shop.corp'],
      resources: Array(50).fill('shops/status'),
      verbs: ['update'],
    };
    const many = <T>(count: number, make: (i: number) => T) =>
      Array.from({ length: count }, (_, i) => make(i));
    const account = { namespace: 'shop', name: 'default' };
    const unknown = (i: number) => ({ namespace: 'shop', name: `nobody-${i}` });
    const clues = cluesOf(access, {
      deployments: many(200, i =>
        operator(`web-${i}`, { serviceAccount: undefined }),
      ),
      clusterRoles: many(50, i =>
        clusterRole(
          `role-${i}`,
          many(50, () => rule),
        ),
      ),
      clusterRoleBindings: [
        ...many(50, i => clusterRoleBinding(`role-${i}`, account)),
        ...many(2_000, i => clusterRoleBinding('role-0', unknown(i))),
      ],
    });
    expect(clues).toHaveLength(200);
  });

  it('ignores single objects, and what a RoleBinding cannot grant', () => {
    const rules = [
      {
        apiGroups: ['shop.corp'],
        resources: ['shops'],
        verbs: ['update'],
        resourceNames: ['settings'],
      },
    ];
    const account = { namespace: 'shop', name: 'controller' };
    const clusterRoleBindings = [clusterRoleBinding('one', account)];
    const clusterRoles = [clusterRole('one', rules)];
    expect(
      cluesOf(access, { deployments, clusterRoles, clusterRoleBindings }),
    ).toEqual([]);

    const { resourceNames, ...all } = rules[0];
    const roleBindings = clusterRoleBindings.map(binding => ({
      ...binding,
      kind: 'RoleBinding',
      namespace: 'shop',
    }));
    const lists = {
      deployments,
      clusterRoles: [clusterRole('one', [all])],
      roleBindings,
    };
    expect(cluesOf(access, lists)).toHaveLength(1);
    expect(
      cluesOf(access, lists, {
        crd: crd('shops.shop.corp', { scope: 'Cluster' }),
      }),
    ).toEqual([]);
  });

  it("ignores the cluster's default roles, which aggregate others", () => {
    const edit = clusterRole('edit', [
      { apiGroups: ['shop.corp'], resources: ['shops/status'], verbs: ['*'] },
    ]);
    expect(
      cluesOf(access, {
        deployments,
        clusterRoles: [
          {
            ...edit,
            labels: { 'kubernetes.io/bootstrapping': 'rbac-defaults' },
          },
        ],
        clusterRoleBindings: [
          clusterRoleBinding('edit', { namespace: 'shop', name: 'controller' }),
        ],
      }),
    ).toEqual([]);
  });
});

describe('a binding of an unused account', () => {
  const rule = {
    group: 'shop.corp',
    resources: ['shops/status', 'shops'],
    verbs: ['update'],
  };
  const strengths = (...clues: string[]) =>
    clues.map(clue => clue.split(':')[0]);

  it('may be meant for the account of that name in another namespace', () => {
    const moved = operator('controller', { namespace: 'default' });
    expect(
      strengths(
        ...cluesOf(access, {
          deployments: [moved],
          ...grant('controller', rule),
        }),
      ),
    ).toEqual(['controller intended', 'controller writes']);
  });

  it('is not meant for an account with its own roles', () => {
    const moved = operator('controller', { namespace: 'default' });
    const other = { apiGroups: [''], resources: ['pods'], verbs: ['get'] };
    const { clusterRoles, clusterRoleBindings } = grant('controller', rule);
    const account = { namespace: 'default', name: 'controller' };
    expect(
      cluesOf(access, {
        deployments: [moved],
        clusterRoles: [...clusterRoles, clusterRole('other', [other])],
        clusterRoleBindings: [
          ...clusterRoleBindings,
          clusterRoleBinding('other', account),
        ],
      }),
    ).toEqual([]);
  });

  it('may be meant for the only workload without roles in its namespace', () => {
    const lists = grant('controller', rule);
    const renamed = operator('manager');
    expect(
      strengths(...cluesOf(access, { deployments: [renamed], ...lists })),
    ).toEqual(['manager resident', 'manager resident']);
    expect(
      cluesOf(access, { deployments: [renamed, operator('web')], ...lists }),
    ).toEqual([]);
  });
});
