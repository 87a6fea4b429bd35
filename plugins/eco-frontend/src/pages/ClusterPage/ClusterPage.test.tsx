import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { InventoryKindSummary } from '@backstage-eco/plugin-eco-common';
import { minutesAgo } from '../../../dev/answers';
import { recordedInventory } from '../../../dev/recorded';
import { inventoryHandlers } from '../../__testUtils__/inventory';
import { countsHandler } from '../../__testUtils__/findings';
import { mockBackend } from '../../__testUtils__/mockBackend';
import { API, backendHandlers, openPage } from '../../__testUtils__/pages';
import { violations } from '../../__testUtils__/violations';

const server = mockBackend();

function answerKinds(kinds: InventoryKindSummary[]) {
  return http.get(`${API}/clusters/demo-dev`, () =>
    HttpResponse.json({ ...recordedInventory.detail, kinds }),
  );
}

async function lineOf(kind: string): Promise<HTMLElement> {
  return (await screen.findByRole('link', { name: kind })).closest('li')!;
}

describe('ClusterPage', () => {
  it('shows the number of objects of each kind, and which are outdated', async () => {
    server.use(...inventoryHandlers, ...backendHandlers);
    openPage('/eco/clusters/demo-dev');
    expect(await lineOf('Deployments')).toHaveTextContent(/^Deployments27$/);
    expect(await lineOf('PersistentVolumes')).toHaveTextContent(
      /^PersistentVolumes2as of .+; not read since .+: status 403/,
    );
    expect(
      screen.getByRole('region', { name: 'Operator Lifecycle Manager' }),
    ).toHaveTextContent('Not served here: Subscriptions');
    expect(screen.getByRole('link', { name: 'Deployments' })).toHaveAttribute(
      'href',
      '/eco/clusters/demo-dev/deployments',
    );
    expect(await violations()).toEqual([]);
  });

  it('counts the findings of the cluster, with a link for each severity', async () => {
    const asked: string[] = [];
    server.use(
      countsHandler(url => asked.push(new URL(url).search)),
      ...inventoryHandlers,
      ...backendHandlers,
    );
    openPage('/eco/clusters/demo-dev');
    const panel = await screen.findByRole('region', { name: 'Findings' });
    expect(
      await within(panel).findByRole('link', { name: '3 Critical' }),
    ).toHaveAttribute(
      'href',
      '/eco/findings?cluster=demo-dev&severity=critical',
    );
    expect(asked).toEqual(['?cluster=demo-dev']);
  });

  it('says which objects are counted if not all are', async () => {
    const readAt = minutesAgo(1);
    server.use(
      answerKinds([{ kind: 'pods', state: 'read', objects: 0, readAt }]),
      ...inventoryHandlers,
      ...backendHandlers,
    );
    openPage('/eco/clusters/demo-dev');
    expect(await lineOf('Pods')).toHaveTextContent(
      /^Pods0only those that no workload created$/,
    );
  });

  it('says which role to bind if sampling is denied', async () => {
    const [first, ...others] = recordedInventory.customResources.items;
    const refused = {
      ...first,
      state: 'unread',
      reason: 'status 403: cannot list',
      isForbidden: true,
    };
    server.use(
      http.get(`${API}/clusters/:cluster/custom-resources`, () =>
        HttpResponse.json({ items: [refused, ...others] }),
      ),
      ...inventoryHandlers,
      ...backendHandlers,
    );
    openPage('/eco/clusters/demo-dev');
    const notice = await screen.findByText(/may not list 1 of these/);
    expect(notice.parentElement).toHaveTextContent(
      /--clusterrole eco-sampler --serviceaccount backstage:eco-reader/,
    );
  });

  it('shows "unknown" instead of a number for a kind that was never read', async () => {
    server.use(
      answerKinds([
        {
          kind: 'pods',
          state: 'unread',
          since: minutesAgo(61),
          reason: 'status 403',
        },
      ]),
      ...inventoryHandlers,
      ...backendHandlers,
    );
    openPage('/eco/clusters/demo-dev');
    expect(await lineOf('Pods')).toHaveTextContent(
      /^Podsunknown.*never read, since 1 hour ago: status 403$/,
    );
    expect(screen.queryByText(/objects? of/)).toBeNull();
  });

  it('says that a kind was not served, without a number', async () => {
    server.use(
      answerKinds([
        {
          kind: 'podMonitors',
          state: 'stale',
          notServed: true,
          readAt: minutesAgo(5),
          since: minutesAgo(2),
          reason: 'connect ECONNREFUSED',
        },
      ]),
      ...inventoryHandlers,
      ...backendHandlers,
    );
    openPage('/eco/clusters/demo-dev');
    const region = await screen.findByRole('region', { name: 'Monitoring' });
    expect(region).toHaveTextContent(
      /Not served here as of 5 minutes ago: PodMonitors$/,
    );
    expect(region).not.toHaveTextContent('0');
    expect(screen.queryByText(/objects? of/)).toBeNull();
  });

  it('separates sampled custom resources from unreadable ones', async () => {
    server.use(...inventoryHandlers, ...backendHandlers);
    openPage('/eco/clusters/demo-dev');
    const region = await screen.findByRole('region', {
      name: 'Custom resources',
    });
    await within(region).findByText('5 of 42 kinds sampled so far.');
    const table = within(region).getByRole('table');
    expect(
      within(table).getByRole('row', { name: /^GatewayClass/ }),
    ).toHaveTextContent(
      /^GatewayClassgateway.networking.k8s.io\/v11eco-demo-cluster/,
    );
    await userEvent.click(
      within(region).getByText('2 kinds could not be read'),
    );
    expect(region).toHaveTextContent(
      /Alertmanager\.monitoring\.coreos\.com since .+: status 403.*\(never read\)/,
    );
    await userEvent.type(within(region).getByRole('textbox'), 'rules.m');
    expect(
      await within(region).findByText('No kinds match your search.'),
    ).toBeInTheDocument();
  });

  it('shows the state at a past time', async () => {
    server.use(...inventoryHandlers, ...backendHandlers);
    openPage('/eco/clusters/demo-dev?at=2026-11-23T22:30:00Z');
    const tools = await screen.findByRole('region', { name: 'Tools (3)' });
    expect(tools).toHaveTextContent('cert-manager 1.19.5');
    expect(screen.queryByText('Inventory')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Back to now' }));
    expect(await screen.findByText('Inventory')).toBeInTheDocument();
  });

  it('says that CRDs were unknown at that time', async () => {
    const { crds: _, ...past } = recordedInventory.past;
    server.use(
      http.get(`${API}/clusters/:cluster/past`, () => HttpResponse.json(past)),
      ...inventoryHandlers,
      ...backendHandlers,
    );
    openPage('/eco/clusters/demo-dev?at=2026-11-23T22:30:00Z');
    expect(
      await screen.findByText('Its CRDs were unknown.'),
    ).toBeInTheDocument();
  });

  it('says when there is no such cluster', async () => {
    server.use(...inventoryHandlers, ...backendHandlers);
    openPage('/eco/clusters/nowhere');
    expect(
      await screen.findByText(
        'There is no cluster named nowhere that you may see',
      ),
    ).toBeInTheDocument();
  });
});
