import {
  ClusterServiceVersionFacts,
  CustomResourceSample,
  LeaseFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  buildInventory,
  crd,
  object,
  workload,
} from '../../detection/testing/buildInventory';
import { grant } from '../__testUtils__/access';
import { sample } from '../__testUtils__/sample';
import { findFrameworks } from './findFrameworks';

const AT = '2026-01-01T00:00:00Z';

const operator = workload(['corp/shop-operator:1.0'], {
  namespace: 'shop',
  name: 'shop-operator',
  serviceAccount: 'shop',
  desired: 1,
});

function mayWrite(group: string, ...resources: string[]) {
  return grant('shop', { group, resources, verbs: ['get', 'patch'] });
}

type Lists = Parameters<typeof buildInventory>[0];

const uses = (lists: Lists, samples?: CustomResourceSample[]) =>
  findFrameworks({ ...buildInventory(lists), samples }).uses.map(
    ({ framework, subject, confidence }) =>
      `${framework} ${subject.kind}/${subject.name} ${confidence}`,
  );

describe('Kubebuilder', () => {
  const scaffold = {
    ...operator,
    labels: { 'control-plane': 'controller-manager' },
    containers: [{ name: 'manager', image: 'corp/shop:1.0', init: false }],
  };
  const lease: LeaseFacts = {
    ...object<{}>('Lease', 'coordination.k8s.io/v1', {
      namespace: 'shop',
      name: '80807133.shop.corp',
    }),
    holder: 'shop-operator-7c9d8-x2vz4_0b9e',
  };

  it('is detected by its scaffold', () => {
    expect(uses({ deployments: [scaffold], leases: [lease] })).toEqual([
      'kubebuilder Deployment/shop-operator high',
    ]);
    expect(uses({ deployments: [operator], leases: [lease] })).toEqual([
      'kubebuilder Deployment/shop-operator low',
    ]);
  });

  it('is detected without comparing all Leases with each workload', () => {
    let reads = 0;
    const count = 100;
    const names = Array.from({ length: count }, (_, at) => `web-${at}`);
    const leases = names.map(namespace => ({
      ...lease,
      namespace,
      get holder() {
        reads += 1;
        return 'nobody';
      },
    }));
    const deployments = names.map(name => ({ ...operator, name }));
    uses({ deployments, leases });
    expect(reads).toBeLessThan(10 * count);
  });

  it('is not detected by names that others use, too', () => {
    const manager = { ...scaffold, labels: { 'control-plane': 'other' } };
    expect(uses({ deployments: [manager] })).toEqual([]);
    expect(
      uses({
        deployments: [operator],
        leases: [
          { ...lease, name: 'shop-leader' },
          { ...lease, holder: 'another-7c9d8-x2vz4' },
          { ...lease, holder: 'shop-operator-webhook-7c9d8-x2vz4' },
          { ...lease, namespace: 'elsewhere' },
        ],
      }),
    ).toEqual([]);
  });

  it('has evidence', () => {
    const [{ evidence }] = findFrameworks(
      buildInventory({ deployments: [operator], leases: [lease] }),
    ).uses;
    expect(evidence).toEqual([
      {
        object: {
          apiVersion: 'coordination.k8s.io/v1',
          kind: 'Lease',
          namespace: 'shop',
          name: '80807133.shop.corp',
        },
        field: 'metadata.name',
        value: '80807133.shop.corp',
      },
    ]);
  });
});

describe('Operator SDK', () => {
  const csv = (layout: string): ClusterServiceVersionFacts => ({
    ...object<{}>('ClusterServiceVersion', 'operators.coreos.com/v1alpha1', {
      namespace: 'shop',
      name: 'shop.v1.0.0',
      annotations: {
        'operators.operatorframework.io/builder': 'operator-sdk-v1.34.1',
        'operators.operatorframework.io/project_layout': layout,
      },
    }),
    ownedCrds: [],
    requiredCrds: [],
    deployments: ['shop-operator'],
  });

  it('is detected by the bundle of a workload', () => {
    expect(
      uses({
        deployments: [operator],
        clusterServiceVersions: [csv('go.kubebuilder.io/v4')],
      }),
    ).toEqual(['operator-sdk Deployment/shop-operator high']);
    expect(
      uses({ clusterServiceVersions: [csv('go.kubebuilder.io/v4')] }),
    ).toEqual(['operator-sdk ClusterServiceVersion/shop.v1.0.0 high']);
  });

  it('for Helm or Ansible is not Kubebuilder, although it has its scaffold', () => {
    const scaffold = {
      ...operator,
      labels: { 'control-plane': 'controller-manager' },
    };
    const found = (layout: string) =>
      uses({
        deployments: [scaffold],
        clusterServiceVersions: [csv(layout)],
      }).map(use => use.split(' ')[0]);
    expect(found('helm.sdk.operatorframework.io/v1')).toEqual(['operator-sdk']);
    expect(found('go.kubebuilder.io/v4')).toEqual([
      'kubebuilder',
      'operator-sdk',
    ]);
  });

  it('is detected by a Helm finalizer, for the only workload that may write the kind', () => {
    const finalizers = [{ name: 'uninstall-helm-release', count: 3 }];
    const samples = [sample({ finalizers })];
    expect(
      uses(
        { deployments: [operator], ...mayWrite('shop.corp', 'shops') },
        samples,
      ),
    ).toEqual(['operator-sdk Deployment/shop-operator low']);
    expect(uses({ deployments: [operator] }, samples)).toEqual([
      'operator-sdk CustomResourceDefinition/shops.shop.corp low',
    ]);
    expect(
      uses({ deployments: [operator], ...mayWrite('*', '*') }, samples),
    ).toEqual(['operator-sdk CustomResourceDefinition/shops.shop.corp low']);
  });
});

describe('Kopf', () => {
  it('is detected by access to its peerings', () => {
    const lists = {
      deployments: [operator],
      ...mayWrite('kopf.dev', 'kopfpeerings'),
    };
    expect(uses({ ...lists, crds: [crd('kopfpeerings.kopf.dev')] })).toEqual([
      'kopf Deployment/shop-operator low',
    ]);
    expect(uses(lists)).toEqual([]);
  });

  it('is detected by its finalizer and its annotations', () => {
    const marked = sample({
      finalizers: [{ name: 'kopf.zalando.org/KopfFinalizerMarker', count: 1 }],
    });
    expect(uses({}, [marked])).toEqual([
      'kopf CustomResourceDefinition/shops.shop.corp low',
    ]);
    const annotated = workload(['corp/app:1'], {
      name: 'app',
      annotations: { 'kopf.dev/last-handled-configuration': '{}' },
    });
    expect(uses({ deployments: [annotated] })).toEqual([
      'kopf Deployment/app low',
    ]);
  });

  it('is not confused with others of its group', () => {
    expect(
      uses({
        deployments: [operator],
        crds: [crd('routegroups.zalando.org')],
        ...mayWrite('zalando.org', 'routegroups'),
      }),
    ).toEqual([]);
  });
});

describe('Metacontroller and Shell-operator', () => {
  it('is detected by the operators configured in it', () => {
    const given = sample({
      group: 'metacontroller.k8s.io',
      plural: 'compositecontrollers',
      kind: 'CompositeController',
      version: 'v1alpha1',
      names: [{ name: 'shop-controller' }],
    });
    expect(uses({}, [given])).toEqual([
      'metacontroller CompositeController/shop-controller high',
    ]);
    const finalizers = [
      { name: 'metacontroller.io/compositecontroller-shop', count: 1 },
    ];
    expect(uses({}, [sample({ finalizers })])).toEqual([
      'metacontroller CustomResourceDefinition/shops.shop.corp low',
    ]);
  });

  it('is detected by the image, or by the name of the container', () => {
    const hooks = workload(['ghcr.io/flant/shell-operator:v1.6.2']);
    expect(uses({ deployments: [hooks] })).toEqual([
      'shell-operator Deployment/some low',
    ]);
    const named = workload(['corp/hooks:1'], {
      containers: [
        { name: 'shell-operator', image: 'corp/hooks:1', init: false },
      ],
    });
    expect(uses({ deployments: [named] })).toEqual([
      'shell-operator Deployment/some low',
    ]);
  });
});

describe('an unread list', () => {
  it('is reported', () => {
    const unread = { state: 'unread', since: AT, reason: '403' } as const;
    expect(findFrameworks(buildInventory({}, { leases: unread }))).toEqual({
      uses: [],
      more: 0,
      unknown: [{ what: 'leases', since: AT, reason: '403' }],
    });
  });

  it('is bounded', () => {
    const deployments = Array.from({ length: 600 }, (_, at) =>
      workload(['flant/shell-operator:v1.6.2'], { name: `o${at}` }),
    );
    const { uses: found, more } = findFrameworks(
      buildInventory({ deployments }),
    );
    expect([found.length, more]).toEqual([500, 100]);
  });
});
