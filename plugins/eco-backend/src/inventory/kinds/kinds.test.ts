import { KIND_SOURCES } from '.';
import { COMMON_FACTS, factsOf } from '../__testUtils__/factsOf';

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
        resources: { requests: { cpu: '250m' }, limits: { memory: 1024 } },
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
          'kopf.zalando.org/last-handled-configuration': '{"a":"hunter2"}',
          'kapp.k14s.io/original': '{"a":"hunter2"}',
          'objectset.rio.cattle.io/applied': 'H4sIAAAA',
          'banzaicloud.com/last-applied': 'UEsDB',
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
    expect(facts.name).toHaveLength(512);
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
        {
          name: 'web',
          image: 'registry.example/web:2.1.0',
          init: false,
          requests: { cpu: '250m' },
          limits: { memory: '1024' },
        },
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

describe('CRDs', () => {
  it('keep of a CRD what it defines, without its schema', () => {
    const facts = factsOf('crds', {
      spec: {
        group: 'argoproj.io',
        scope: 'Namespaced',
        names: {
          kind: 'Application',
          plural: 'applications',
          singular: 'application',
          shortNames: ['app'],
          categories: ['all'],
        },
        versions: [
          {
            name: 'v1alpha1',
            served: true,
            storage: true,
            deprecated: true,
            schema: { openAPIV3Schema: { description: 'long' } },
            subresources: { status: {}, scale: {} },
            additionalPrinterColumns: [
              {
                name: 'Age',
                type: 'date',
                jsonPath: '.metadata.creationTimestamp',
              },
            ],
          },
        ],
        conversion: {
          strategy: 'Webhook',
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
      singular: 'application',
      shortNames: ['app'],
      categories: ['all'],
      versions: [
        {
          name: 'v1alpha1',
          served: true,
          storage: true,
          deprecated: true,
          subresources: ['status', 'scale'],
          printerColumns: [
            {
              name: 'Age',
              type: 'date',
              jsonPath: '.metadata.creationTimestamp',
            },
          ],
          schemaHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
      storedVersions: ['v1alpha1'],
      established: true,
      conditions: [{ type: 'Established', status: 'True' }],
      conversionStrategy: 'Webhook',
      conversionService: { namespace: 'argocd', name: 'convert' },
    });
    expect(JSON.stringify(facts)).not.toContain('openAPIV3Schema');
  });
});

describe('all kinds', () => {
  it('never ask for Secrets', () => {
    const resources = Object.values(KIND_SOURCES).map(
      each => `${each.group}/${each.resource}`,
    );
    expect(resources).not.toContain('/secrets');
    expect(resources).not.toContain('/configmaps');
    expect(new Set(resources).size).toBe(resources.length);
  });
});

describe.each(Object.values(KIND_SOURCES))('$part', source => {
  const kept = Object.keys(factsOf(source.part, {}));
  const own = kept.filter(fact => !COMMON_FACTS.includes(fact));

  it('keep no fact that nothing needs, and all that something does', () => {
    const needed = Object.values(source.uses).flat();
    expect(new Set(own)).toEqual(new Set(needed));
    expect(Object.keys(source.uses)).not.toEqual([]);
  });

  it('are asked for as metadata where that is enough, and only there', () => {
    expect(source.form === 'metadata').toBe(own.length === 0);
  });
});
