import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import {
  buildInventory,
  crd,
  object,
  service,
} from '../../detection/testing/buildInventory';
import { clusterRole, clusterRoleBinding } from '../__testUtils__/access';
import { operator } from '../__testUtils__/clues';
import { sample } from '../__testUtils__/sample';
import { findControllers } from './findControllers';

const COUNT = 100;

function many<T>(count: number, make: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => make(at));
}

/** Counts how often a field of some objects is read. */
function countReads<T extends object>(
  objects: T[],
  field: keyof T,
): () => number {
  const count = { reads: 0 };
  objects.forEach(each => {
    const value = each[field];
    Object.defineProperty(each, field, {
      get: () => {
        count.reads += 1;
        return value;
      },
    });
  });
  return () => count.reads;
}

const kinds = many(COUNT, at => crd(`kind${at}.shop.corp`));
const labels = { app: 'web' };
const anybody = (facts: Partial<WorkloadFacts> = {}) =>
  many(COUNT, at => operator(`web-${at}`, { podLabels: labels, ...facts }));

describe('the controllers of a cluster with very many objects of a tenant', () => {
  it('are found without comparing all Services with each other', () => {
    const services = many(COUNT, at =>
      service({ namespace: 'shop', name: `s-${at}`, selector: labels }),
    );
    const reads = countReads(services, 'name');
    const account = { namespace: 'shop', name: 'web' };
    findControllers(
      buildInventory({
        crds: kinds,
        services,
        deployments: anybody({ serviceAccount: 'web' }).slice(0, 2),
        ...writers('web', account),
      }),
    );
    expect(reads()).toBeLessThan(10 * COUNT);
  });

  it('are found without reading all workloads for each CRD with a mark', () => {
    const marked = kinds.map(each => ({ ...each, labels }));
    const deployments = anybody({ labels });
    const reads = countReads(deployments, 'labels');
    findControllers(buildInventory({ crds: marked, deployments }));
    expect(reads()).toBeLessThan(10 * COUNT);
  });

  it('are found without reading all workloads for each field manager', () => {
    const deployments = anybody();
    const reads = countReads(deployments, 'containers');
    const withStatus = kinds.map(each => ({
      ...each,
      versions: each.versions.map(version => ({
        ...version,
        subresources: ['status'],
      })),
    }));
    const samples = withStatus.map(({ group, plural, definedKind: kind }) =>
      sample({
        group,
        plural,
        kind,
        namespaces: ['shop'],
        managers: [{ name: 'nobody', subresource: 'status', count: 1 }],
      }),
    );
    findControllers({
      ...buildInventory({ crds: withStatus, deployments }),
      samples,
    });
    expect(reads()).toBeLessThan(10 * COUNT);
  });

  it('are found without reading all verbs for each resource of a rule', () => {
    const lists = writers('web', { namespace: 'shop', name: 'web' });
    const [rule] = lists.clusterRoles[0].rules;
    rule.resources = many(COUNT, () => 'kind0');
    const reads = countReads([rule], 'verbs');
    findControllers(buildInventory({ crds: kinds.slice(0, 1), ...lists }));
    expect(reads()).toBeLessThan(10);
  });

  it('are found without reading a role for each account that has it', () => {
    const rules = many(COUNT, () => ({
      apiGroups: ['other.corp'],
      resources: ['others'],
      verbs: ['get'],
    }));
    const reads = countReads(rules, 'apiGroups');
    const role = clusterRole('all', rules);
    const deployments = many(COUNT, at =>
      operator(`web-${at}`, {
        serviceAccount: `web-${at}`,
        containers: [{ name: 'writer', image: 'corp/web', init: false }],
      }),
    );
    const kind = crd('kind0.shop.corp');
    kind.versions[0].subresources = ['status'];
    const managers = [{ name: 'writer', subresource: 'status', count: 1 }];
    findControllers({
      ...buildInventory({
        crds: [kind],
        deployments,
        clusterRoles: [role],
        clusterRoleBindings: many(COUNT, at =>
          clusterRoleBinding('all', {
            namespace: 'shop',
            name: `web-${at}`,
          }),
        ),
      }),
      samples: [
        sample({
          group: 'shop.corp',
          plural: 'kind0',
          kind: 'kind0',
          managers,
        }),
      ],
    });
    expect(reads()).toBeLessThan(10 * COUNT);
  });

  it('are found without reading all samples for each CRD', () => {
    const samples = kinds.map(({ group, plural, definedKind: kind }) =>
      sample({ group, plural, kind, namespaces: ['shop'] }),
    );
    const reads = countReads(samples, 'plural');
    findControllers({
      ...buildInventory({
        crds: kinds,
        deployments: [operator('web', { serviceAccount: 'web' })],
        ...writers('web', { namespace: 'shop', name: 'web' }, '*'),
      }),
      samples,
    });
    expect(reads()).toBeLessThan(10 * COUNT);
  });

  it('are found without reading all bundles for each CRD', () => {
    const clusterServiceVersions = many(COUNT, at => ({
      ...object('ClusterServiceVersion', 'operators.coreos.com/v1alpha1', {
        namespace: 'shop',
        name: `web.v${at}`,
      }),
      ownedCrds: ['kind0.other.corp'],
      requiredCrds: [],
      deployments: [],
    }));
    const reads = countReads(clusterServiceVersions, 'ownedCrds');
    findControllers(buildInventory({ crds: kinds, clusterServiceVersions }));
    expect(reads()).toBeLessThan(10 * COUNT);
  });

  it('are found without comparing all pairs of Services and workloads', () => {
    const count = { reads: 0 };
    const podLabels = Object.defineProperty({}, 'app', {
      get: () => {
        count.reads += 1;
        return 'web';
      },
    });
    const services = many(COUNT, at =>
      service({
        namespace: 'shop',
        name: `s-${at}`,
        selector: { app: `other-${at}` },
      }),
    );
    const tied = { podLabels, serviceAccount: 'web' };
    findControllers(
      buildInventory({
        crds: kinds.slice(0, 1),
        services,
        deployments: [
          operator('one', tied),
          operator('two', tied),
          ...many(COUNT, at => operator(`web-${at}`, { podLabels })),
        ],
        ...writers('web', { namespace: 'shop', name: 'web' }),
      }),
    );
    expect(count.reads).toBeLessThan(10 * COUNT);
  });

  it('are unknown if too many workloads have the same access', () => {
    const account = { namespace: 'shop', name: 'web' };
    const deployments = anybody({ serviceAccount: 'web' });
    const crds = kinds.slice(0, 1);
    expect(
      findControllers(
        buildInventory({ crds, deployments, ...writers('web', account) }),
      ),
    ).toMatchObject([
      {
        state: 'unknown',
        gaps: [
          { what: 'workloads', reason: 'more than 10 may be its controller' },
        ],
        rivals: [],
      },
    ]);
  });

  it('are found if one workload has more access than those', () => {
    const own = operator('real', { namespace: 'system' });
    const lists = writers('web', { namespace: 'shop', name: 'web' });
    const status = writers(
      'real',
      { namespace: 'system', name: 'real' },
      'kind0/status',
    );
    expect(
      findControllers(
        buildInventory({
          crds: kinds.slice(0, 1),
          deployments: [...anybody({ serviceAccount: 'web' }), own],
          clusterRoles: [...lists.clusterRoles, ...status.clusterRoles],
          clusterRoleBindings: [
            ...lists.clusterRoleBindings,
            ...status.clusterRoleBindings,
          ],
        }),
      ),
    ).toMatchObject([
      { state: 'found', controller: { workload: { name: 'real' } } },
    ]);
  });
});

function writers(
  role: string,
  account: { namespace: string; name: string },
  resource = 'kind0',
) {
  return {
    clusterRoles: [
      clusterRole(role, [
        { apiGroups: ['shop.corp'], resources: [resource], verbs: ['update'] },
      ]),
    ],
    clusterRoleBindings: [clusterRoleBinding(role, account)],
  };
}
