import { mockServices } from '@backstage/backend-test-utils';
import {
  ClusterSummary,
  ECO_SEARCH_TYPE,
  EcoOperatorApi,
  KindSummary,
  MaturityMark,
  Stack,
  StackLayer,
} from '@backstage-eco/plugin-eco-common';
import { EcoService, EcoServiceApis } from '@backstage-eco/plugin-eco-node';
import { EcoCollatorFactory } from './EcoCollatorFactory';

const RED: ClusterSummary = {
  name: 'red one',
  title: 'Red',
  outcome: { status: 'ok', at: '2026-01-01T00:00:00Z' },
  readAt: '2026-01-01T00:00:00Z',
  unread: [],
};
const BLUE: ClusterSummary = { ...RED, name: 'blue', title: 'Blue' };
const UNREAD: ClusterSummary = {
  name: 'grey',
  title: 'Grey',
  outcome: { status: 'unreachable' },
  unread: [],
};
const NO_MARKS: MaturityMark[] = [];

function layer(id: 'gitops' | 'delivery', cluster: string): StackLayer {
  return {
    id,
    name: `Layer ${id}`,
    purpose: '',
    unknownIn: [],
    tools: [
      {
        id: 'argocd',
        name: 'Argo CD',
        purpose: 'Deploys from Git.',
        clusters: [
          {
            cluster,
            state: 'installed',
            confidence: 'high',
            versions: ['3.2.0'],
            readAt: RED.readAt!,
          },
        ],
      },
    ],
  } as unknown as StackLayer;
}

function kind(plural: string): KindSummary {
  return {
    group: 'argoproj.io',
    plural,
    kind: plural,
    scope: 'Namespaced',
    clusters: 1,
    served: ['v1alpha1'],
    stored: ['v1alpha1'],
    deprecated: [],
    hasConversion: false,
    toolIds: ['argocd'],
    controllers: [],
    uncounted: 1,
  };
}

/** Returns the only requested cluster. */
function only(request?: { clusters?: string[] }): string {
  expect(request?.clusters).toHaveLength(1);
  return request!.clusters![0];
}

/** Fake Eco with the same content in every cluster, and two pages of kinds. */
function eco(): { service: EcoService; calls: string[] } {
  const calls: string[] = [];
  const clusters: Partial<EcoServiceApis['clusters']> = {
    getClusters: async () => [RED, BLUE, UNREAD],
    getDefinitions: async () => [{ id: 'argocd', name: 'Argo CD' }] as any,
    getStack: async request => {
      const name = only(request);
      calls.push(`stack ${name}`);
      return {
        clusters: [],
        layers: [layer('gitops', name)],
        services: [layer('delivery', name)],
      } as Stack;
    },
  };
  const operators: Partial<EcoOperatorApi> = {
    getOperators: async request => {
      const cluster = only(request);
      calls.push(`operators ${cluster}`);
      return {
        items: [
          {
            clusters: [cluster],
            workload: {
              namespace: 'argocd',
              kind: 'StatefulSet',
              name: 'controller',
            },
            toolId: 'argocd',
            kinds: [],
            moreKinds: 0,
            frameworks: [],
            maturity: NO_MARKS,
          },
        ],
        findings: [],
        unknownIn: [],
        unread: [],
      };
    },
    getKinds: async request => {
      const cluster = only(request);
      const cursor = request?.cursor;
      calls.push(`kinds ${cluster} ${cursor ?? ''}`.trim());
      return {
        total: 2,
        items: [kind(cursor ? 'rollouts' : 'applications')],
        groups: [],
        unknownIn: [],
        unread: [],
        ...(!cursor && { nextCursor: 'next' }),
      };
    },
  };
  const service = {
    asCaller: () => ({ clusters, operators } as EcoServiceApis),
  };
  return { service, calls };
}

async function collate() {
  const { service, calls } = eco();
  const factory = new EcoCollatorFactory({
    auth: mockServices.auth(),
    eco: service,
  });
  const documents: any[] = [];
  for await (const document of await factory.getCollator()) {
    documents.push(document);
  }
  return { factory, documents, calls };
}

describe('the collator', () => {
  it('makes a document per cluster and tool, operator or kind', async () => {
    const { documents } = await collate();
    expect(documents.map(({ location }) => location)).toEqual([
      '/eco/tools/argocd?cluster=red+one',
      '/eco/operators/red%20one/argocd/StatefulSet/controller',
      '/eco/kinds/argoproj.io/applications?cluster=red+one',
      '/eco/kinds/argoproj.io/rollouts?cluster=red+one',
      '/eco/tools/argocd?cluster=blue',
      '/eco/operators/blue/argocd/StatefulSet/controller',
      '/eco/kinds/argoproj.io/applications?cluster=blue',
      '/eco/kinds/argoproj.io/rollouts?cluster=blue',
    ]);
    expect(documents[0]).toEqual({
      title: 'Argo CD',
      text: 'Deploys from Git. Layer gitops Layer delivery 3.2.0',
      location: '/eco/tools/argocd?cluster=red+one',
      subject: 'tool',
      cluster: 'red one',
      clusterTitle: 'Red',
      authorization: { resourceRef: 'red one' },
    });
  });

  it('authorizes documents by the permission to read the inventory', async () => {
    const { factory, documents } = await collate();
    expect(factory.type).toBe(ECO_SEARCH_TYPE);
    expect(factory.visibilityPermission.name).toBe('eco.inventory.read');
    for (const { cluster, authorization } of documents) {
      expect(authorization).toEqual({ resourceRef: cluster });
    }
  });

  it('gives every document the same fields', async () => {
    const { documents } = await collate();
    const shapes = documents.map(document => Object.keys(document).join());
    expect(new Set(shapes).size).toBe(1);
  });

  it('sends a bounded number of requests per cluster', async () => {
    const { calls } = await collate();
    expect(calls).toEqual([
      'stack red one',
      'operators red one',
      'kinds red one',
      'kinds red one next',
      'stack blue',
      'operators blue',
      'kinds blue',
      'kinds blue next',
    ]);
  });
});
