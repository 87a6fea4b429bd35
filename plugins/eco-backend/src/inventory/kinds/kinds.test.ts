import { KIND_SOURCES } from '.';
import { COMMON_FACTS, factsOf } from '../__testUtils__/factsOf';

describe('common facts', () => {
  it('are a few named fields', () => {
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
        generation: 3,
        finalizers: ['example.test/cleanup'],
        ownerReferences: [
          {
            apiVersion: 'example.test/v1',
            kind: 'Shop',
            name: 'blue',
            uid: 'o1',
            controller: true,
            blockOwnerDeletion: true,
          },
          { apiVersion: 'v1', kind: 'ConfigMap', name: 'extra', uid: 'o2' },
        ],
        managedFields: [
          {
            manager: 'helm',
            operation: 'Update',
            apiVersion: 'v1',
            time: 't1',
          },
          {
            manager: 'helm',
            operation: 'Update',
            apiVersion: 'v2',
            time: 't2',
          },
          { manager: 'helm', operation: 'Apply' },
          { manager: 'helm', operation: 'Update', subresource: 'status' },
          {},
        ],
      },
      spec: { finalizers: ['kubernetes'] },
      status: { observedGeneration: 2 },
    });
    expect(facts).toEqual({
      apiVersion: 'v1',
      kind: 'Namespace',
      namespace: undefined,
      name: 'shop',
      uid: 'u',
      labels: { team: 'blue' },
      annotations: { note: 'short' },
      generation: 3,
      observedGeneration: 2,
      finalizers: ['example.test/cleanup'],
      owners: [
        {
          apiVersion: 'example.test/v1',
          kind: 'Shop',
          name: 'blue',
          uid: 'o1',
          controller: true,
        },
        { apiVersion: 'v1', kind: 'ConfigMap', name: 'extra', uid: 'o2' },
      ],
      fieldManagers: [
        { name: 'helm', operation: 'Update' },
        { name: 'helm', operation: 'Apply' },
        { name: 'helm', operation: 'Update', subresource: 'status' },
      ],
    });
  });

  it('are bounded for any object', () => {
    const labels = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, i) => [`label-${i}`, 'x']),
    );
    const hostile = JSON.parse(
      '{"__proto__":"polluted","constructor":"x","number":1,"nested":{}}',
    );
    const many = Array.from({ length: 500 }, (_, i) => `some-${i}`);
    const facts = factsOf('namespaces', {
      metadata: {
        name: 'n'.repeat(5000),
        labels,
        annotations: hostile,
        finalizers: many,
        ownerReferences: many.map(name => ({ kind: 'Shop', name })),
        managedFields: many.map(manager => ({ manager })),
      },
    });
    for (const list of ['finalizers', 'owners', 'fieldManagers'] as const) {
      expect(facts[list]).toHaveLength(100);
    }
    expect(facts.name).toHaveLength(512);
    expect(Object.keys(facts.labels)).toHaveLength(1000);
    expect(Object.keys(facts.annotations)).toEqual([
      '__proto__',
      'constructor',
    ]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('CRDs', () => {
  it('keep what a CRD defines, without its schema', () => {
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
            schema: {
              openAPIV3Schema: {
                description: 'long',
                properties: {
                  spec: {
                    properties: {
                      source: { properties: { revision: {} } },
                      backup: { properties: { schedule: {} } },
                      pool: { properties: { autoscaling: {} } },
                      'a b': {},
                    },
                  },
                  status: { properties: { conditions: {} } },
                },
              },
            },
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
          capabilityFields: [
            'spec.backup',
            'spec.pool.autoscaling',
            'status.conditions',
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
  it('never include Secrets', () => {
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

  it('keep exactly the facts that are used', () => {
    const needed = Object.values(source.uses).flat();
    expect(new Set(own)).toEqual(new Set(needed));
    expect(Object.keys(source.uses)).not.toEqual([]);
  });

  it('are requested as metadata if and only if that is enough', () => {
    expect(source.form === 'metadata').toBe(own.length === 0);
  });
});
