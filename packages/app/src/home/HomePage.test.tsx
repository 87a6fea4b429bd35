import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderTestApp } from '@backstage/frontend-test-utils';
import ecoPlugin, {
  ecoApiRef,
  ecoFleetApiRef,
} from '@backstage-eco/plugin-eco';
import {
  ClusterListStatus,
  EcoApi,
  EcoFleetApi,
  Fleet,
  STACK_LAYERS,
  Stack,
} from '@backstage-eco/plugin-eco-common';
import { homePlugin } from './homePlugin';

const AT = '2026-01-02T03:04:05Z';

const STACK: Stack = {
  clusters: [
    {
      name: 'demo-prod',
      title: 'Production',
      outcome: { status: 'ok', at: AT },
      unread: [],
      readAt: AT,
      kubernetesVersion: '1.37.2',
      nodeCount: 6,
      simulatedNodeCount: 6,
    },
    {
      name: 'lost',
      title: 'Lost',
      outcome: { status: 'unreachable', reason: 'connect ECONNREFUSED' },
      unread: [],
    },
  ],
  layers: STACK_LAYERS.map(layer => ({
    ...layer,
    unknownIn: [],
    tools:
      layer.id === 'cni'
        ? [
            {
              id: 'cilium',
              name: 'Cilium',
              purpose: 'Networking',
              clusters: [
                {
                  cluster: 'demo-prod',
                  state: 'installed',
                  confidence: 'high',
                  versions: ['1.18.12'],
                  readAt: AT,
                },
              ],
            },
          ]
        : [],
  })),
  services: [],
};

const FLEET: Fleet = {
  items: STACK.clusters.map((cluster, index) => ({
    cluster,
    kubernetesSupport: { state: 'unknown' },
    changes: 0,
    ...(index === 0 && {
      findings: {
        severities: { critical: 1, warning: 2, info: 9 },
        muted: 0,
        unknownChecks: 0,
      },
    }),
  })),
  toolCount: 1,
  changesDays: 7,
  worst: [],
  findingsPerDay: [],
};

function renderHome(
  getStack: EcoApi['getStack'],
  getFleet: EcoFleetApi['getFleet'] = async () => FLEET,
  status: ClusterListStatus = { state: 'known' },
) {
  const ecoApi: Partial<EcoApi> = {
    getStack,
    getClusterListStatus: async () => status,
    getClusters: async () => (await getStack()).clusters,
  };
  renderTestApp({
    features: [homePlugin, ecoPlugin],
    apis: [
      [ecoApiRef, ecoApi as EcoApi],
      [ecoFleetApiRef, { getFleet } as EcoFleetApi],
    ],
    initialRouteEntries: ['/'],
  });
}

describe('HomePage', () => {
  it('shows the clusters, with unread facts as unknown', async () => {
    renderHome(async () => STACK);
    const cards = await screen.findAllByRole('listitem');
    const prod = within(cards[0]);
    expect(prod.getByRole('link', { name: 'Production' })).toHaveAttribute(
      'href',
      '/eco?cluster=demo-prod',
    );
    expect(prod.getByText('1 tool')).toBeInTheDocument();
    expect(
      prod.getByText('Kubernetes 1.37.2 · 6 nodes, simulated'),
    ).toBeInTheDocument();
    const lost = within(cards[1]);
    expect(lost.getByText(/unknown until it is read/)).toBeInTheDocument();
    expect(
      lost.getByText('unreachable: connect ECONNREFUSED'),
    ).toBeInTheDocument();
    expect(screen.getByText('1 of 12')).toBeInTheDocument();
  });

  it('counts the findings that need attention, and says where they are known', async () => {
    renderHome(async () => STACK);
    expect(
      await screen.findByText(
        '1 critical, 2 of severity warning, in 1 of 2 clusters',
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Findings' })).toHaveAttribute(
      'href',
      '/eco/findings',
    );
  });

  it('does not show zero findings if they could not be loaded', async () => {
    renderHome(
      async () => STACK,
      async () => {
        throw new Error('no fleet today');
      },
    );
    expect(await screen.findByText('no fleet today')).toBeInTheDocument();
    expect(screen.getByText('Unknown')).toBeInTheDocument();
  });

  it('links to the stack', async () => {
    renderHome(async () => STACK);
    await userEvent.click(
      await screen.findByRole('link', { name: 'Open the ecosystem stack' }),
    );
    expect(
      await screen.findByRole('link', { name: /^Cilium.*Confidence/ }),
    ).toBeInTheDocument();
  });

  it('shows the error instead of figures', async () => {
    renderHome(async () => {
      throw new Error('The database is gone');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is gone',
    );
    expect(screen.queryByText('Tools')).not.toBeInTheDocument();
  });

  it('names the missing permission to a user who may see no cluster', async () => {
    renderHome(async () => {
      throw Object.assign(new Error('Request failed with 403 Forbidden'), {
        name: 'ResponseError',
        statusCode: 403,
      });
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /You may not see what clusters run.*You need eco\.inventory\.read/,
    );
  });

  it('does not mention clusters that the user may not see', async () => {
    renderHome(async () => ({ ...STACK, clusters: [STACK.clusters[0]] }));
    expect(
      await screen.findByText('every one that you may see'),
    ).toBeInTheDocument();
  });

  it.each<[ClusterListStatus, RegExp]>([
    [{ state: 'none' }, /No clusters configured.*Show an example/],
    [{ state: 'known' }, /No clusters that you may see.*eco\.inventory\.read/],
    [
      { state: 'failed', reason: 'no catalog' },
      /could not be read.*no catalog/,
    ],
    [{ state: 'pending' }, /Looking for clusters/],
  ])('explains why there is no cluster: %j', async (status, words) => {
    renderHome(async () => ({ ...STACK, clusters: [] }), undefined, status);
    const title = await screen.findByText(/clusters (c|that)|list of|Looking/i);
    expect(title.closest('[role=status]')).toHaveTextContent(words);
    expect(screen.queryByText('Tools')).not.toBeInTheDocument();
  });

  it('shows no tool count before a cluster was read', async () => {
    renderHome(async () => ({
      ...STACK,
      clusters: [STACK.clusters[1]],
      layers: STACK.layers.map(layer => ({ ...layer, tools: [] })),
    }));
    expect(await screen.findAllByText('no cluster has been read')).toHaveLength(
      2,
    );
    expect(screen.queryByText('0 of 12')).not.toBeInTheDocument();
  });
});
