import { ConfigReader } from '@backstage/config';
import {
  catalogEntityCreatePermission,
  catalogEntityReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import { kubernetesPermissions } from '@backstage/plugin-kubernetes-common';
import {
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import { PolicyQueryUser } from '@backstage/plugin-permission-node';
import {
  actionExecutePermission,
  taskCancelPermission,
  taskCreatePermission,
  taskReadPermission,
  templateDryRunPermission,
  templateManagementPermission,
  templateStepReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  ecoDatabasePermissions,
  ecoInventoryReadPermission,
  ecoPermissions,
} from '@backstage-eco/plugin-eco-common';
import { EcoPolicy } from './EcoPolicy';
import { readPolicyConfig } from './readPolicyConfig';

const DANA = 'user:default/dana';

const POLICY = policyOf({
  platform: ['group:default/platform', 'user:development/guest'],
  readers: [
    { group: 'group:audit', clusters: 'all' },
    { group: 'group:default/shop', clusters: ['dev'], managesDatabases: true },
    { group: 'group:default/bank', clusters: ['bank-dev', 'bank-test'] },
    { group: 'group:default/idle', clusters: [] },
  ],
});

const CHANGES = [
  ...ecoPermissions.filter(({ attributes }) => attributes.action !== 'read'),
  catalogEntityCreatePermission,
  // A user's own template could run any action.
  templateDryRunPermission,
  templateManagementPermission,
];

function isOfNoDatabase({ name }: Permission): boolean {
  return !name.startsWith('eco.database.');
}

/** A permission that Eco may add one day, and that is about no cluster. */
const EVERYTHING_READ = createPermission({
  name: 'eco.everything.read',
  attributes: { action: 'read' },
});

function policyOf(eco: object): EcoPolicy {
  return new EcoPolicy(
    readPolicyConfig(new ConfigReader({ permission: { eco } })),
  );
}

/** Returns the decision for a user of these groups; undefined for nobody. */
async function decide(permission: Permission, groups?: string[]) {
  const user = groups && {
    info: { userEntityRef: DANA, ownershipEntityRefs: groups },
  };
  const decision = await POLICY.handle(
    { permission },
    user as PolicyQueryUser | undefined,
  );
  return 'conditions' in decision ? decision.conditions : decision.result;
}

function namedClusters(...names: string[]) {
  return {
    rule: 'HAS_CLUSTER_NAME',
    resourceType: 'eco-cluster',
    params: { names },
  };
}

describe('the policy', () => {
  it.each(['group:default/platform', 'user:development/guest'])(
    'lets %s do everything',
    async group => {
      for (const permission of [
        ...ecoPermissions,
        ...kubernetesPermissions,
        ...CHANGES,
        EVERYTHING_READ,
      ]) {
        expect(await decide(permission, ['user:default/a', group])).toBe(
          'ALLOW',
        );
      }
    },
  );

  it('lets readers of all clusters see them, but change nothing', async () => {
    const groups = ['user:default/amara', 'group:default/audit'];
    expect(await decide(ecoInventoryReadPermission, groups)).toBe('ALLOW');
    for (const permission of CHANGES) {
      expect(await decide(permission, groups)).toBe('DENY');
    }
    const kubernetes = await Promise.all(
      kubernetesPermissions.map(permission => decide(permission, groups)),
    );
    // Not kubernetes.proxy, which gives full access to a cluster.
    expect(kubernetes).toEqual(['DENY', 'ALLOW', 'ALLOW']);
  });

  it('restricts readers to the clusters of their groups', async () => {
    const read = ecoInventoryReadPermission;
    expect(await decide(read, ['group:default/shop'])).toEqual(
      namedClusters('dev'),
    );
    expect(
      await decide(read, ['group:default/shop', 'group:default/bank']),
    ).toEqual(namedClusters('dev', 'bank-dev', 'bank-test'));
    expect(
      await decide(read, ['group:default/shop', 'group:default/audit']),
    ).toBe('ALLOW');
    for (const permission of CHANGES.filter(isOfNoDatabase)) {
      expect(await decide(permission, ['group:default/shop'])).toBe('DENY');
    }
  });

  it('lets a group that manages databases change its own, in its clusters', async () => {
    const groups = [DANA, 'group:default/shop'];
    const place = {
      rule: 'IS_IN_CLUSTER',
      resourceType: 'eco-database-target',
      params: { clusters: ['dev'] },
    };
    const ownership = {
      rule: 'HAS_OWNER',
      resourceType: 'eco-database-target',
      params: { owners: groups },
    };
    const [read, ...changes] = ecoDatabasePermissions;
    expect(await decide(read, groups)).toEqual(place);
    for (const permission of changes) {
      expect(await decide(permission, groups)).toEqual({
        allOf: [place, ownership],
      });
      expect(await decide(permission, ['group:default/bank'])).toBe('DENY');
    }
    expect(await decide(read, ['group:default/audit'])).toBe('ALLOW');
  });

  it('denies them permissions that would show every cluster', async () => {
    for (const permission of [...kubernetesPermissions, EVERYTHING_READ]) {
      expect(await decide(permission, ['group:default/shop'])).toBe('DENY');
    }
  });

  it.each([
    ['of no group that it knows', ['user:default/x', 'group:other/platform']],
    ['whose group has no cluster', ['group:default/idle']],
    ['who is not signed in', undefined],
  ])('shows no cluster to somebody %s', async (_, groups) => {
    for (const permission of [...ecoPermissions, ...kubernetesPermissions]) {
      expect(await decide(permission, groups)).toBe('DENY');
    }
    expect(await decide(catalogEntityReadPermission, groups)).toBe('ALLOW');
    expect(await decide(catalogEntityCreatePermission, groups)).toBe('DENY');
  });
});

describe('the policy on templates', () => {
  const ownTasks = {
    rule: 'IS_TASK_OWNER',
    resourceType: 'scaffolder-task',
    params: { createdBy: [DANA] },
  };

  it('lets those who manage databases run only the actions of Eco', async () => {
    const groups = ['group:default/shop'];
    expect(await decide(taskCreatePermission, groups)).toBe('ALLOW');
    expect(await decide(actionExecutePermission, groups)).toEqual({
      anyOf: [
        'eco:database:create',
        'eco:database:update',
        'eco:database:delete',
        'eco:database:wait',
        'eco:database:render',
      ].map(actionId => ({
        rule: 'HAS_ACTION_ID',
        resourceType: 'scaffolder-action',
        params: { actionId },
      })),
    });
    expect(await decide(taskReadPermission, groups)).toEqual(ownTasks);
    expect(await decide(taskCancelPermission, groups)).toEqual(ownTasks);
    expect(await decide(templateStepReadPermission, groups)).toBe('ALLOW');
  });

  it.each([
    ['readers', ['group:default/audit', 'group:default/bank']],
    ['people of no group that it knows', ['user:default/x']],
  ])('lets %s read their own tasks, but run nothing', async (_, groups) => {
    for (const permission of [
      taskCreatePermission,
      actionExecutePermission,
      taskCancelPermission,
    ]) {
      expect(await decide(permission, groups)).toBe('DENY');
    }
    expect(await decide(taskReadPermission, groups)).toEqual(ownTasks);
  });

  it('shows no task to somebody who is not signed in', async () => {
    expect(await decide(taskReadPermission)).toBe('DENY');
  });
});

describe('its configuration', () => {
  it.each([
    ['is missing', undefined, /permission\.eco/],
    ['has no platform team', {}, /permission\.eco\.platform/],
    [
      'names a group without its kind',
      { platform: ['platform'] },
      /"platform" had missing or empty kind/,
    ],
    [
      'leaves out whose clusters a reader sees',
      { platform: [], readers: [{ group: 'group:a' }] },
      /permission\.eco\.readers\[0\]\.clusters/,
    ],
    [
      'has a word for clusters that it does not know',
      { platform: [], readers: [{ group: 'group:a', clusters: 'every' }] },
      /permission\.eco\.readers\[0\]\.clusters/,
    ],
  ])('is refused if it %s', (_, eco, problem) => {
    expect(() => policyOf(eco as object)).toThrow(problem);
  });
});
