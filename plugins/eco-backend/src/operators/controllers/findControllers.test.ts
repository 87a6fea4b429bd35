import { Inventory } from '@backstage-eco/plugin-eco-node';
import {
  buildInventory,
  crd,
  workload,
} from '../../detection/testing/buildInventory';
import {
  clusterRole,
  clusterRoleBinding,
  grant,
} from '../__testUtils__/access';
import { sample } from '../__testUtils__/sample';
import { findControllers } from './findControllers';

const AT = '2026-01-01T00:00:00Z';

function operator(name: string) {
  return workload(['corp/operator:1.0'], {
    namespace: 'shop',
    name,
    serviceAccount: name,
  });
}

function accounts(
  grants: Record<string, { resources: string[]; verbs: string[] }>,
) {
  const all = Object.entries(grants).map(([account, rule]) =>
    grant(account, { group: 'shop.corp', ...rule }),
  );
  return {
    clusterRoles: all.flatMap(({ clusterRoles }) => clusterRoles),
    clusterRoleBindings: all.flatMap(each => each.clusterRoleBindings),
  };
}

const crds = [crd('carts.shop.corp')];

/** Returns the state, with the names of the candidates. */
function toldOf(inventory: Inventory): string {
  const [told] = findControllers(inventory);
  switch (told.state) {
    case 'found':
      return `found ${told.controller.workload.name}`;
    case 'ambiguous':
      return `ambiguous ${told.candidates.map(each => each.workload.name)}`;
    case 'unknown':
      return `unknown ${told.gaps.map(({ what }) => what)}`;
    default:
      return told.state;
  }
}

describe('findControllers', () => {
  it('finds the workload that may write the status, and names the others as rivals', () => {
    const [told] = findControllers(
      buildInventory({
        crds,
        deployments: [operator('controller'), operator('console')],
        ...accounts({
          controller: {
            resources: ['carts', 'carts/status'],
            verbs: ['list', 'watch', 'update'],
          },
          console: { resources: ['carts'], verbs: ['list', 'watch', 'update'] },
        }),
      }),
    );
    expect(told).toMatchObject({
      crd: 'carts.shop.corp',
      state: 'found',
      controller: { workload: { kind: 'Deployment', name: 'controller' } },
      rivals: [{ workload: { name: 'console' } }],
    });
    expect(told.state === 'found' && told.controller.evidence[0]).toEqual({
      join: 'access',
      strength: 'status',
      facts: [
        {
          object: expect.objectContaining({ kind: 'ClusterRole' }),
          field: 'rules[0].resources[1]',
          value: 'carts/status: list, watch, update',
        },
        {
          object: expect.objectContaining({ kind: 'ClusterRoleBinding' }),
          field: 'subjects[0].name',
          value: 'controller',
        },
        {
          object: expect.objectContaining({ name: 'controller' }),
          field: 'spec.template.spec.serviceAccountName',
          value: 'controller',
        },
      ],
    });
  });

  it('excludes workloads that only share a mark with the kind', () => {
    const labels = { 'app.kubernetes.io/instance': 'shop' };
    const [told] = findControllers(
      buildInventory({
        crds: [crd('carts.shop.corp', { labels })],
        deployments: [
          operator('controller'),
          { ...operator('shopfront'), labels },
        ],
        ...accounts({
          controller: { resources: ['carts/status'], verbs: ['update'] },
        }),
      }),
    );
    expect(told).toMatchObject({ state: 'found', rivals: [] });
  });

  it('is ambiguous if two workloads have the same access', () => {
    const rule = { resources: ['carts/status'], verbs: ['update'] };
    expect(
      toldOf(
        buildInventory({
          crds,
          deployments: [operator('one'), operator('other')],
          ...accounts({ one: rule, other: rule }),
        }),
      ),
    ).toBe('ambiguous one,other');
  });

  it('does not choose a workload because of wildcard access', () => {
    const everything = { apiGroups: ['*'], resources: ['*'], verbs: ['*'] };
    expect(
      toldOf(
        buildInventory({
          crds,
          deployments: [operator('admin')],
          clusterRoles: [clusterRole('admin', [everything])],
          clusterRoleBindings: [
            clusterRoleBinding('admin', { namespace: 'shop', name: 'admin' }),
          ],
        }),
      ),
    ).toBe('not-here');
  });

  it.each([
    ['could not be', [sample({ state: 'unread', reason: 'forbidden' })]],
    ['were not yet', []],
  ])(
    'does not say that nobody is here where somebody may do everything and objects %s sampled',
    (_, samples) => {
      const shops = crd('shops.shop.corp');
      shops.versions[0].subresources = ['status'];
      const everything = { group: '*', resources: ['*'], verbs: ['*'] };
      const inventory = buildInventory({
        crds: [shops],
        deployments: [operator('admin')],
        ...grant('admin', everything),
      });
      expect(toldOf({ ...inventory, samples })).toBe('unknown shops.shop.corp');
      expect(toldOf({ ...inventory, samples: [sample()] })).toBe('not-here');
      shops.versions[0].subresources = [];
      expect(toldOf({ ...inventory, samples })).toBe('not-here');
    },
  );

  it('is unknown instead of not-here if a list was not read', () => {
    expect(
      toldOf(
        buildInventory(
          { crds },
          {
            clusterRoles: { state: 'unread', since: AT, reason: 'forbidden' },
            services: {
              state: 'stale',
              readAt: AT,
              items: [],
              since: AT,
              reason: 'timeout',
            },
          },
        ),
      ),
    ).toBe('unknown clusterRoles,services');
  });

  it('is unknown if an unread list may have stronger evidence', () => {
    const facts = {
      crds,
      deployments: [operator('controller')],
      ...accounts({
        controller: { resources: ['carts/status'], verbs: ['update'] },
      }),
    };
    const unread = { state: 'unread', since: AT, reason: 'forbidden' } as const;
    expect(
      toldOf(buildInventory(facts, { clusterServiceVersions: unread })),
    ).toBe('unknown clusterServiceVersions');
    expect(toldOf(buildInventory(facts, { services: unread }))).toBe(
      'found controller',
    );
  });
});
