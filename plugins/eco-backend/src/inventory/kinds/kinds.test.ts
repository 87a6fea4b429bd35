import { InventoryFacts } from '@backstage-eco/plugin-eco-node';
import { toObjectFacts } from '../facts/objectFacts';
import { KIND_SOURCES, ListedKind } from '.';

function factsOf<K extends ListedKind>(
  part: K,
  raw: Record<string, unknown>,
): InventoryFacts[K] {
  const source = KIND_SOURCES[part];
  const apiVersion = [source.group, source.versions[0]]
    .filter(Boolean)
    .join('/');
  const object = { ...raw, metadata: { name: 'it', ...(raw.metadata as {}) } };
  return source.toFacts(
    object,
    toObjectFacts(object, { apiVersion, kind: source.kind }),
  ) as InventoryFacts[K];
}

const template = {
  metadata: { labels: { app: 'web' } },
  spec: {
    serviceAccountName: 'web',
    initContainers: [{ name: 'wait', image: 'busybox:1.37' }],
    containers: [
      {
        name: 'web',
        image: 'registry.example/web:2.1.0',
        args: ['--password=hunter2'],
        command: ['web', 'hunter2'],
        env: [{ name: 'PASSWORD', value: 'hunter2' }],
      },
    ],
  },
};

describe('what every object keeps', () => {
  it('is a few named fields', () => {
    const facts = factsOf('namespaces', {
      metadata: {
        name: 'shop',
        uid: 'u',
        labels: { team: 'blue' },
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': '{"a":"hunter2"}',
          note: 'short',
          long: 'x'.repeat(1025),
        },
        managedFields: [{ manager: 'helm' }, { manager: 'helm' }, {}],
      },
      spec: { finalizers: ['kubernetes'] },
    });
    expect(facts).toEqual({
      apiVersion: 'v1',
      kind: 'Namespace',
      namespace: undefined,
      name: 'shop',
      uid: 'u',
      labels: { team: 'blue' },
      annotations: { note: 'short' },
      managers: ['helm'],
    });
  });

  it('is bounded, whatever an object says', () => {
    const labels = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, i) => [`label-${i}`, 'x']),
    );
    const hostile = JSON.parse(
      '{"__proto__":"polluted","constructor":"x","number":1,"nested":{}}',
    );
    const facts = factsOf('namespaces', {
      metadata: { name: 'n'.repeat(5000), labels, annotations: hostile },
    });
    expect(facts.name).toHaveLength(1024);
    expect(Object.keys(facts.labels)).toHaveLength(1000);
    expect(Object.keys(facts.annotations)).toEqual([
      '__proto__',
      'constructor',
    ]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('workloads', () => {
  it('keep images and labels, and nothing that may hold a secret', () => {
    const facts = factsOf('deployments', {
      spec: { replicas: 3, template },
      status: { readyReplicas: 2 },
    });
    expect(facts).toMatchObject({
      containers: [
        { name: 'wait', image: 'busybox:1.37', init: true },
        { name: 'web', image: 'registry.example/web:2.1.0', init: false },
      ],
      podLabels: { app: 'web' },
      serviceAccount: 'web',
      desired: 3,
      ready: 2,
      owned: false,
    });
    expect(JSON.stringify(facts)).not.toContain('hunter2');
  });

  it('count pods as their kind does', () => {
    const replicas = { spec: { template }, status: {} };
    expect(factsOf('statefulSets', replicas)).toMatchObject({
      desired: 1,
      ready: 0,
    });
    expect(
      factsOf('daemonSets', {
        spec: { template },
        status: { desiredNumberScheduled: 5, numberReady: 4 },
      }),
    ).toMatchObject({ desired: 5, ready: 4 });
    expect(factsOf('jobs', { spec: { template } }).desired).toBeUndefined();
  });

  it('say whether another kind owns them', () => {
    const owned = (kind: string) =>
      factsOf('jobs', {
        metadata: { ownerReferences: [{ kind, name: 'nightly' }] },
        spec: { template },
      }).owned;
    expect(owned('CronJob')).toBe(true);
    expect(owned('Job')).toBe(false);
  });

  it('look into the job template of a CronJob', () => {
    const facts = factsOf('cronJobs', {
      spec: { jobTemplate: { spec: { template } } },
    });
    expect(facts.containers).toHaveLength(2);
  });
});

describe('other kinds', () => {
  it('keep of a CRD what it defines, without its schema', () => {
    const facts = factsOf('crds', {
      spec: {
        group: 'argoproj.io',
        scope: 'Namespaced',
        names: { kind: 'Application', plural: 'applications' },
        versions: [
          {
            name: 'v1alpha1',
            served: true,
            storage: true,
            deprecated: true,
            schema: { openAPIV3Schema: { description: 'long' } },
          },
        ],
        conversion: {
          webhook: {
            clientConfig: { service: { namespace: 'argocd', name: 'convert' } },
          },
        },
      },
      status: {
        storedVersions: ['v1alpha1'],
        conditions: [{ type: 'Established', status: 'True' }],
      },
    });
    expect(facts).toMatchObject({
      group: 'argoproj.io',
      definedKind: 'Application',
      plural: 'applications',
      versions: [
        { name: 'v1alpha1', served: true, storage: true, deprecated: true },
      ],
      storedVersions: ['v1alpha1'],
      established: true,
      conversionService: { namespace: 'argocd', name: 'convert' },
    });
    expect(JSON.stringify(facts)).not.toContain('openAPIV3Schema');
  });

  it.each<[ListedKind, Record<string, unknown>, Record<string, unknown>]>([
    [
      'nodes',
      {
        spec: { providerID: 'aws:///eu/i-1' },
        status: {
          nodeInfo: {
            kubeletVersion: 'v1.37.2',
            osImage: 'Bottlerocket',
            containerRuntimeVersion: 'containerd://2.1',
          },
          conditions: [{ type: 'Ready', status: 'Unknown' }],
        },
      },
      {
        providerId: 'aws:///eu/i-1',
        kubeletVersion: 'v1.37.2',
        osImage: 'Bottlerocket',
        containerRuntime: 'containerd://2.1',
        ready: false,
      },
    ],
    [
      'services',
      { spec: { selector: { app: 'a' } } },
      { selector: { app: 'a' } },
    ],
    [
      'storageClasses',
      {
        metadata: {
          annotations: {
            'storageclass.kubernetes.io/is-default-class': 'true',
          },
        },
        provisioner: 'driver.longhorn.io',
      },
      { provisioner: 'driver.longhorn.io', isDefault: true },
    ],
    [
      'ingressClasses',
      { spec: { controller: 'k8s.io/ingress-nginx' } },
      { controller: 'k8s.io/ingress-nginx', isDefault: false },
    ],
    [
      'gatewayClasses',
      { spec: { controllerName: 'io.cilium/gateway-controller' } },
      { controller: 'io.cilium/gateway-controller' },
    ],
    [
      'apiServices',
      {
        spec: {
          group: 'metrics.k8s.io',
          version: 'v1beta1',
          service: { namespace: 'kube-system', name: 'metrics-server' },
        },
        status: { conditions: [{ type: 'Available', status: 'False' }] },
      },
      {
        group: 'metrics.k8s.io',
        version: 'v1beta1',
        service: { namespace: 'kube-system', name: 'metrics-server' },
        available: false,
      },
    ],
    [
      'validatingWebhooks',
      {
        webhooks: [
          {
            name: 'validate.kyverno.svc',
            failurePolicy: 'Fail',
            clientConfig: {
              caBundle: 'LS0t',
              service: { namespace: 'kyverno', name: 'kyverno-svc' },
            },
          },
          { name: 'elsewhere', clientConfig: { url: 'https://example.org' } },
        ],
      },
      {
        webhooks: [
          {
            name: 'validate.kyverno.svc',
            failurePolicy: 'Fail',
            service: { namespace: 'kyverno', name: 'kyverno-svc' },
          },
          { name: 'elsewhere', failurePolicy: undefined, service: undefined },
        ],
      },
    ],
    [
      'clusterRoles',
      {
        rules: [{ apiGroups: ['', 'apps'], resources: ['pods'], verbs: ['*'] }],
      },
      {
        rules: [{ apiGroups: ['', 'apps'], resources: ['pods'], verbs: ['*'] }],
      },
    ],
    [
      'roleBindings',
      {
        roleRef: { kind: 'Role', name: 'reader' },
        subjects: [{ kind: 'ServiceAccount', namespace: 'a', name: 'b' }],
      },
      {
        role: { kind: 'Role', name: 'reader' },
        subjects: [{ kind: 'ServiceAccount', namespace: 'a', name: 'b' }],
      },
    ],
  ])('%s keep their named fields', (part, raw, expected) => {
    expect(factsOf(part, raw)).toMatchObject(expected);
  });

  it('never ask for Secrets', () => {
    const resources = Object.values(KIND_SOURCES).map(
      each => `${each.group}/${each.resource}`,
    );
    expect(resources).not.toContain('/secrets');
    expect(new Set(resources).size).toBe(resources.length);
  });
});
