import { Signal } from './signals/types';
import { DefinitionSignals, ToolDefinition, toTool } from './definition';
import { detectTools } from './detectTools';
import { buildInventory, crd, node, workload } from './testing/buildInventory';

function definition(
  id: string,
  signals: DefinitionSignals,
  rest: Partial<ToolDefinition> = {},
): ToolDefinition {
  return {
    id,
    name: id,
    purpose: 'For tests.',
    layers: ['certificates'],
    observable: 'always',
    links: [],
    signals,
    ...rest,
  };
}

const image: Signal = { kind: 'image', repositories: ['acme/controller'] };
const crds: Signal = { kind: 'crd', groups: ['acme.io'] };
const mark: Signal = { kind: 'label', labels: { 'acme.io/managed': '*' } };

const acme = definition('acme', {
  installed: [image],
  leftover: [crds],
  traced: [mark],
  supporting: [{ kind: 'rbac', names: ['acme'] }],
});

const controller = (facts: Parameters<typeof workload>[1] = {}) =>
  workload(['quay.io/acme/controller:v1.2.3'], facts);

const UNREAD = {
  state: 'unread',
  since: '2026-01-02T00:00:00Z',
  reason: 'the answer was 403',
} as const;

describe('states', () => {
  it('is installed where something runs it, with version and evidence', () => {
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

  it('is a leftover where nothing runs it, and traced by foreign objects', () => {
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

  it('is absent by signals that only support others', () => {
    const inventory = buildInventory({
      clusterRoles: [
        {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'ClusterRole',
          name: 'acme',
          labels: {},
          annotations: {},
          managers: [],
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

  it('stands for the cluster as a whole where nodes prove it', () => {
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

  it('is traced by nodes that prove a tool which contains it', () => {
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

describe('places and versions', () => {
  const placesOf = (...deployments: ReturnType<typeof workload>[]) =>
    detectTools(buildInventory({ deployments }), [
      acme,
    ]).detections[0].places.map(
      ({ namespace, workloads, version }) =>
        `${namespace} ${workloads.map(({ name }) => name)} ${version?.value}`,
    );

  it('keeps two installs apart, by namespace or by instance', () => {
    const instance = (name: string, tag: string, namespace = 'default') =>
      workload([`acme/controller:${tag}`], {
        name,
        namespace,
        labels: { 'app.kubernetes.io/instance': name },
      });
    expect(
      placesOf(
        instance('inner', '1.1'),
        instance('outer', '1.2'),
        instance('third', '1.3', 'other'),
      ),
    ).toEqual(['default inner 1.1', 'default outer 1.2', 'other third 1.3']);
  });

  it('keeps together what has no name of its install', () => {
    expect(
      placesOf(
        controller({ name: 'one' }),
        controller({
          name: 'two',
          labels: { 'app.kubernetes.io/instance': 'two' },
        }),
      ),
    ).toEqual(['default one,two 1.2.3']);
  });

  it('falls back to the label, where it is not the version of the chart', () => {
    const labelled = (labels: Record<string, string>) =>
      workload(['acme/controller@sha256:abc'], { labels });
    const version = { 'app.kubernetes.io/version': 'v2.0.1' };
    expect(placesOf(labelled(version))).toEqual(['default some 2.0.1']);
    expect(
      placesOf(labelled({ ...version, 'helm.sh/chart': 'acme-2.0.1' })),
    ).toEqual(['default some undefined']);
    expect(
      placesOf(labelled({ ...version, 'helm.sh/chart': 'acme-7.0.0' })),
    ).toEqual(['default some 2.0.1']);
  });

  it('believes the chart only where the definition says so', () => {
    const inventory = buildInventory({
      deployments: [
        workload(['acme/controller:latest'], {
          labels: { 'helm.sh/chart': 'acme-2.0.1' },
        }),
      ],
    });
    const version = (rules: ToolDefinition['version']) =>
      detectTools(inventory, [{ ...acme, version: rules }]).detections[0]
        .version?.value;
    expect(version(undefined)).toBeUndefined();
    expect(version({ chartIsApp: true })).toBe('2.0.1');
  });

  it('takes what CRDs state where no workload states one', () => {
    const withBundle = definition('acme', {
      installed: [image],
      leftover: [{ ...crds, version: { annotation: 'acme.io/bundle' } }],
    } as DefinitionSignals);
    const bundled = crd('things.acme.io', {
      annotations: { 'acme.io/bundle': 'v3.1' },
    });
    const found = (tag: string) =>
      detectTools(
        buildInventory({
          crds: [bundled],
          deployments: [workload([`acme/controller:${tag}`])],
        }),
        [withBundle],
      ).detections[0];
    expect(found('3.0').version?.value).toBe('3.0');
    expect(found('latest').version?.value).toBe('3.1');
    expect(found('latest').places[0].version).toBeUndefined();
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

  it('holds no more than 256 characters of what a cluster says', () => {
    const inventory = buildInventory({
      deployments: [
        workload(['x'], { labels: { 'acme.io/managed': 'x'.repeat(999) } }),
      ],
    });
    const [{ evidence }] = detectTools(inventory, [acme]).detections;
    expect(evidence[0].value).toHaveLength(256);
  });
});

describe('what was not read', () => {
  it('makes a tool unknown that it could have shown', () => {
    const other = definition('other', {
      installed: [{ kind: 'node', providerIds: ['other://*'] }],
    });
    const result = detectTools(buildInventory({}, { deployments: UNREAD }), [
      acme,
      other,
    ]);
    expect(result).toEqual({
      detections: [],
      unknown: [
        {
          toolId: 'acme',
          reason: 'deployments could not be read: the answer was 403',
          since: '2026-01-02T00:00:00Z',
        },
      ],
    });
  });

  it('takes a kind that is not served for known to be empty', () => {
    const result = detectTools(
      buildInventory(
        {},
        { crds: { state: 'not-served', readAt: '2026-01-01T00:00:00Z' } },
      ),
      [acme],
    );
    expect(result).toEqual({ detections: [], unknown: [] });
  });

  it('keeps what a stale list shows, and misses nothing by it', () => {
    const stale = (items: ReturnType<typeof workload>[]) =>
      detectTools(
        buildInventory(
          {},
          {
            deployments: {
              ...UNREAD,
              state: 'stale',
              readAt: '2026-01-01T00:00:00Z',
              items,
            },
          },
        ),
        [acme],
      );
    expect(stale([controller()])).toMatchObject({
      detections: [{ state: 'installed' }],
      unknown: [],
    });
    expect(stale([])).toMatchObject({
      detections: [],
      unknown: [{ toolId: 'acme' }],
    });
  });

  it('does not call a leftover what may well be running', () => {
    const result = detectTools(
      buildInventory(
        { crds: [crd('things.acme.io')] },
        { statefulSets: UNREAD },
      ),
      [acme],
    );
    expect(result.detections).toEqual([]);
    expect(result.unknown).toEqual([
      {
        toolId: 'acme',
        reason:
          'CustomResourceDefinition things.acme.io points to it; whether something runs it cannot be said. statefulSets could not be read: the answer was 403',
        since: '2026-01-02T00:00:00Z',
      },
    ]);
  });

  it('keeps a trace, and says that the install could not be looked for', () => {
    const result = detectTools(
      buildInventory(
        {
          daemonSets: [
            workload(['x'], { labels: { 'acme.io/managed': 'yes' } }),
          ],
        },
        { deployments: UNREAD },
      ),
      [acme],
    );
    expect(result).toMatchObject({
      detections: [{ state: 'traced' }],
      unknown: [{ toolId: 'acme' }],
    });
  });

  it('says nothing of a tool that no cluster can show', () => {
    const companion = definition(
      'companion',
      {},
      { observable: 'never', observableReason: 'It leaves no mark.' },
    );
    expect(
      detectTools(buildInventory({}, { deployments: UNREAD }), [companion]),
    ).toEqual({ detections: [], unknown: [] });
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
