import { detectTools, toTool } from '@backstage-eco/plugin-eco-recognition';
import { acme, controller, definition } from './testing/acme';
import { buildInventory, crd, node, workload } from './testing/buildInventory';

describe('states', () => {
  it('is installed if a workload runs it, with version and evidence', () => {
    const result = detectTools(
      buildInventory({
        deployments: [controller({ namespace: 'acme-system', name: 'acme' })],
        crds: [crd('things.acme.io')],
      }),
      [acme],
    );
    const object = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      namespace: 'acme-system',
      name: 'acme',
    };
    const evidence = {
      signal: 'image',
      object,
      field: 'spec.template.spec.containers[0].image',
      value: 'quay.io/acme/controller:v1.2.3',
    };
    const version = { value: '1.2.3', evidence };
    expect(result).toEqual({
      detections: [
        {
          toolId: 'acme',
          state: 'installed',
          confidence: 'medium',
          version,
          places: [{ namespace: 'acme-system', workloads: [object], version }],
          evidence: [
            evidence,
            {
              signal: 'crd',
              object: {
                apiVersion: 'apiextensions.k8s.io/v1',
                kind: 'CustomResourceDefinition',
                name: 'things.acme.io',
              },
              field: 'spec.group',
              value: 'acme.io',
            },
          ],
        },
      ],
      unknown: [],
    });
  });

  it('is a leftover if nothing runs it, and traced by foreign objects', () => {
    const marked = workload(['corp/shop:1'], {
      labels: { 'acme.io/managed': 'yes' },
    });
    expect(
      detectTools(
        buildInventory({
          crds: [crd('things.acme.io')],
          deployments: [marked],
        }),
        [acme],
      ).detections,
    ).toMatchObject([{ state: 'leftover', places: [] }]);
    expect(
      detectTools(buildInventory({ deployments: [marked] }), [acme]).detections,
    ).toMatchObject([{ state: 'traced', places: [], confidence: 'low' }]);
  });

  it('is absent with supporting signals only', () => {
    const inventory = buildInventory({
      clusterRoles: [
        {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'ClusterRole',
          name: 'acme',
          labels: {},
          annotations: {},
          owners: [],
          finalizers: [],
          fieldManagers: [],
          rules: [],
        },
      ],
    });
    expect(detectTools(inventory, [acme])).toEqual({
      detections: [],
      unknown: [],
    });
  });

  it('is still installed when it is scaled to zero', () => {
    const inventory = buildInventory({
      deployments: [controller({ desired: 0, ready: 0 })],
    });
    expect(detectTools(inventory, [acme]).detections[0].state).toBe(
      'installed',
    );
  });

  it('covers the whole cluster if nodes prove it', () => {
    const distribution = definition('distribution', {
      installed: [
        { kind: 'node', kubeletVersions: ['*+acme*'], version: 'kubelet' },
      ],
    });
    const inventory = buildInventory({
      nodes: [node({ name: 'a', kubeletVersion: 'v1.30.1+acme1' })],
    });
    expect(detectTools(inventory, [distribution]).detections).toMatchObject([
      {
        state: 'installed',
        confidence: 'high',
        version: { value: '1.30.1+acme1' },
        places: [{ workloads: [], version: { value: '1.30.1+acme1' } }],
      },
    ]);
  });

  it('is traced by nodes that prove a tool containing it', () => {
    const outer = definition('outer', {
      installed: [{ kind: 'node', providerIds: ['outer://*'] }],
    });
    const inner = definition(
      'inner',
      { installed: [{ kind: 'node', annotations: { 'inner/socket': '*' } }] },
      { innerPartOf: ['outer'] },
    );
    const one = node({ annotations: { 'inner/socket': 'x' } });
    const states = (nodes: ReturnType<typeof node>[]) =>
      detectTools(buildInventory({ nodes }), [inner, outer]).detections.map(
        ({ toolId, state }) => `${toolId}: ${state}`,
      );
    expect(states([one])).toEqual(['inner: installed']);
    expect(states([{ ...one, providerId: 'outer://1' }])).toEqual([
      'inner: traced',
      'outer: installed',
    ]);
    const own = { ...one, name: 'own' };
    expect(states([{ ...one, providerId: 'outer://1' }, own])).toEqual([
      'inner: installed',
      'outer: installed',
    ]);
  });
});

describe('evidence', () => {
  it('is bounded, strongest first, and leaves room for every kind', () => {
    const inventory = buildInventory({
      deployments: [controller({ labels: { 'acme.io/managed': 'yes' } })],
      crds: Array.from({ length: 100 }, (_, at) => crd(`k${at}.acme.io`)),
    });
    const [{ evidence, confidence }] = detectTools(inventory, [
      acme,
    ]).detections;
    expect(evidence).toHaveLength(12);
    expect(evidence[0].signal).toBe('image');
    expect(evidence[11].signal).toBe('label');
    expect(confidence).toBe('high');
  });

  it('limits values from a cluster to 256 characters', () => {
    const inventory = buildInventory({
      deployments: [
        workload(['x'], { labels: { 'acme.io/managed': 'x'.repeat(999) } }),
      ],
    });
    const [{ evidence }] = detectTools(inventory, [acme]).detections;
    expect(evidence[0].value).toHaveLength(256);
  });
});

describe('toTool', () => {
  it('leaves out how the tool is recognised', () => {
    expect(
      toTool({ ...acme, version: { chartIsApp: true }, innerPartOf: ['x'] }),
    ).toEqual({
      id: 'acme',
      name: 'acme',
      purpose: 'For tests.',
      layers: ['certificates'],
      observable: 'always',
      links: [],
    });
  });
});
