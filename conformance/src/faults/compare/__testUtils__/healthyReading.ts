import { Detection, StackLayer } from '@backstage-eco/plugin-eco-common';
import { ApiView, PageView, Reading, StoreView } from '../../views/views';
import { Truth } from '../findings';

/** Time of the healthy reading. */
export const READ_AT = '2026-01-01T00:00:00.000Z';
/** Time of a later failure. */
export const FAILED_AT = '2026-01-01T00:05:00.000Z';

const ARGO_CD = 'apps/v1|Deployment|argocd|argocd-server';

/** No change in the cluster. */
export const UNCHANGED: Truth = {
  goneObjects: new Set(),
  goneTools: new Set(),
  changedParts: new Set(),
  isAnotherCluster: false,
};

/** Views of store, API and page on one cluster with one tool. */
export interface HealthyReading extends Reading {
  store: { view: StoreView };
  api: { view: ApiView };
  page: { view: PageView };
}

/** Creates a reading without faults, for a test to modify. */
export function healthyReading(): HealthyReading {
  return {
    store: { view: store() },
    api: { view: api() },
    page: { view: page() },
  };
}

/**
 * Creates a reading in which Deployments could not be read, correctly reported.
 */
export function staleReading(): HealthyReading {
  const reading = healthyReading();
  const reason = 'status 403: forbidden';
  const { store: stored, api: answered, page: shown } = reading;
  Object.assign(stored.view.parts.get('deployments')!, {
    state: 'stale',
    since: FAILED_AT,
    reason,
  });
  Object.assign(answered.view.kinds[0], { state: 'stale', since: FAILED_AT });
  answered.view.cluster.outcome = { status: 'partial', reason, at: FAILED_AT };
  answered.view.cluster.unread = [
    { kind: 'deployments', reason, since: FAILED_AT, lastReadAt: READ_AT },
  ];
  answered.view.stack.layers[1].unknownIn = [
    { cluster: 'blue', reason, since: FAILED_AT },
  ];
  shown.view.unread = [{ kind: 'deployments', shownAsOf: READ_AT }];
  shown.view.layers[1].notes = [`Unknown: ${reason}`];
  return reading;
}

function store(): StoreView {
  return {
    parts: new Map([
      [
        'deployments',
        {
          state: 'read',
          readAt: READ_AT,
          objects: new Map([[ARGO_CD, '{"image":"argocd:v3.2.0"}']]),
        },
      ],
      [
        'crds',
        {
          state: 'read',
          readAt: READ_AT,
          objects: new Map([
            [
              'apiextensions.k8s.io/v1|CustomResourceDefinition||applications.argoproj.io',
              '{}',
            ],
          ]),
        },
      ],
      ['gatewayClasses', { state: 'not-served', objects: new Map() }],
    ]),
    samples: new Map([
      [
        'applications.argoproj.io',
        { state: 'read', sampledAt: READ_AT, count: 3 },
      ],
    ]),
  };
}

function api(): ApiView {
  const tool = { id: 'argocd', name: 'Argo CD', purpose: 'Delivers.' };
  const object = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace: 'argocd',
    name: 'argocd-server',
  };
  const evidence = {
    signal: 'image' as const,
    object,
    field: 'spec.template.spec.containers[0].image',
    value: 'argocd:v3.2.0',
  };
  const detection: Detection = {
    toolId: 'argocd',
    state: 'installed',
    confidence: 'high',
    places: [{ namespace: 'argocd', workloads: [object] }],
    evidence: [evidence],
  };
  return {
    cluster: {
      name: 'blue',
      title: 'Blue',
      outcome: { status: 'ok', at: READ_AT },
      unread: [],
      readAt: READ_AT,
      kubernetesVersion: '1.37.1',
    } as unknown as ApiView['cluster'],
    kinds: ['deployments', 'crds'].map(kind => ({
      kind,
      state: 'read',
      objects: 1,
      readAt: READ_AT,
    })),
    stack: {
      clusters: [],
      layers: [
        layer('GitOps', [
          {
            ...tool,
            clusters: [
              {
                cluster: 'blue',
                state: 'installed',
                confidence: 'high',
                versions: ['3.2.0'],
                readAt: READ_AT,
              },
            ],
          },
        ]),
        layer('Policy', []),
      ],
      services: [],
    },
    tools: new Map([
      [
        'argocd',
        {
          tool: { ...tool, layers: [], observable: 'always', links: [] },
          detections: [{ ...detection, cluster: 'blue', readAt: READ_AT }],
          unknown: [],
        } as unknown as ApiView['tools'] extends Map<string, infer T>
          ? T
          : never,
      ],
    ]),
  };
}

function layer(name: string, tools: StackLayer['tools']): StackLayer {
  return { name, tools, unknownIn: [] } as unknown as StackLayer;
}

function page(): PageView {
  return {
    tile: 'Blue\nread\njust now',
    readAt: READ_AT,
    unread: [],
    layers: [
      {
        name: 'GitOps',
        cards: [['Argo CD', 'Maturity levels observed: 1, 3', 'high', '3.2.0']],
        notes: [],
      },
      { name: 'Policy', cards: [], notes: ['Gap: usually: Kyverno'] },
    ],
  };
}
