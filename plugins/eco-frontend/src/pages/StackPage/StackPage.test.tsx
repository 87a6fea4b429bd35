import {
  mockApis,
  registerMswTestHooks,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { STACK_LAYERS } from '@backstage-eco/plugin-eco-common';
import { clusters, minutesAgo, stackOf } from '../../../dev/answers';
import { certManager } from '../../../dev/certManager';
import ecoPlugin from '../../index';
import { MainStackPage } from './StackPage';

const API = 'http://localhost:7007/api/eco';
const server = setupServer();
registerMswTestHooks(server);

function answerAll() {
  server.use(
    http.get(`${API}/clusters`, () => HttpResponse.json({ items: clusters })),
    http.get(`${API}/stack`, ({ request }) =>
      HttpResponse.json(
        stackOf(new URL(request.url).searchParams.getAll('cluster')),
      ),
    ),
    http.get(`${API}/tools/cert-manager`, () => HttpResponse.json(certManager)),
  );
}

function open(
  path = '/eco',
  authorize:
    | AuthorizeResult.ALLOW
    | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) {
  return renderInTestApp(<MainStackPage />, {
    features: [ecoPlugin],
    initialRouteEntries: [path],
    apis: [mockApis.permission({ authorize })],
  });
}

async function layerNamed(name: string): Promise<HTMLElement> {
  return (await screen.findByText(name, { selector: 'h3' })).closest('li')!;
}

async function cardNamed(name: string): Promise<HTMLElement> {
  return (await screen.findByText(name, { selector: 'a *' })).closest('a')!;
}

async function violations(): Promise<string[]> {
  const { violations: found } = await axe.run(document.body, {
    // jsdom lays nothing out, so contrast is measured in a browser.
    rules: { 'color-contrast': { enabled: false } },
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}

jest.setTimeout(60_000);

describe('StackPage', () => {
  it('lays the twelve layers on each other, the ground at the bottom', async () => {
    answerAll();
    open();
    const stack = await screen.findByRole('region', { name: 'The stack' });
    const names = within(stack)
      .getAllByRole('heading', { level: 3 })
      .map(({ textContent }) => textContent);
    expect(names).toEqual(STACK_LAYERS.map(({ name }) => name).reverse());
    const services = screen.getByRole('region', { name: 'Platform services' });
    expect(within(services).getByText('CoreDNS')).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  it('tells a gap from what may wait and from what nobody could look at', async () => {
    answerAll();
    open('/eco?cluster=edge-hamburg');
    expect(await layerNamed('CNI')).toHaveTextContent(
      'Gap: usually: Cilium, Calico',
    );
    expect(await layerNamed('GitOps')).toHaveTextContent(
      'Add as you grow: Argo CD, Flux',
    );
    const certificates = await layerNamed('Certificates');
    expect(certificates).toHaveTextContent('Unknown: its CRDs were never read');
    expect(certificates).not.toHaveTextContent(/gap|grow/i);
  });

  it('sets versions side by side where clusters differ', async () => {
    answerAll();
    open('/eco?cluster=demo-dev&cluster=demo-prod');
    const card = await cardNamed('cert-manager');
    expect(card).toHaveTextContent(/1\.17\.2demo-dev.*1\.19\.1demo-prod/);
    expect(card).toHaveTextContent('Confidence: high');
    expect(await cardNamed('Kyverno')).toHaveTextContent(
      /version unknownleftoverdemo-dev.*1\.16\.0demo-prod/,
    );
  });

  it('opens the panel by keyboard and gives the focus back', async () => {
    answerAll();
    open();
    const card = await cardNamed('cert-manager');
    card.focus();
    await userEvent.keyboard('{Enter}');

    const panel = await screen.findByRole('dialog', { name: 'cert-manager' });
    await waitFor(() =>
      expect(panel.parentElement).toContainElement(
        document.activeElement as HTMLElement,
      ),
    );
    const table = await within(panel).findByRole('table', {
      name: 'Evidence for cert-manager in demo-prod',
    });
    const image = within(table).getByRole('row', { name: /^container image/ });
    expect(image).toHaveTextContent(
      'Deploymentcert-manager/cert-managerspec.template.spec.containers[0].imagequay.io/jetstack/cert-manager-controller:v1.19.1',
    );
    expect(panel).toHaveTextContent('4 independent kinds of signal agree');
    expect(panel).toHaveTextContent('Unknown in Edge Hamburg');
    expect(await violations()).toEqual([]);

    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(card).toHaveFocus();
  });

  it('says when there is no such tool', async () => {
    answerAll();
    server.use(
      http.get(`${API}/tools/nothing`, () =>
        HttpResponse.json(
          { error: { name: 'NotFoundError' } },
          { status: 404 },
        ),
      ),
    );
    open('/eco?tool=nothing');
    expect(
      await screen.findByText('Eco has no definition of a tool named nothing'),
    ).toBeInTheDocument();
  });

  it('writes the chosen clusters into the address', async () => {
    answerAll();
    open();
    await userEvent.click(
      await screen.findByRole('button', { name: /^demo-prod/ }),
    );
    await waitFor(() => expect(screen.queryByText('Calico')).toBeNull());
    const card = await cardNamed('Cilium');
    expect(card).toHaveAttribute('href', '/eco?cluster=demo-prod&tool=cilium');

    await userEvent.click(screen.getByRole('button', { name: 'All clusters' }));
    expect(await screen.findByText('Calico')).toBeInTheDocument();
  });

  it('does not turn an unknown cluster into all of them', async () => {
    answerAll();
    open('/eco?cluster=nowhere');
    expect(
      await screen.findByText('No cluster is named nowhere'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Cilium')).toBeNull();
  });

  it('says of each cluster how it was read, and how old its facts are', async () => {
    answerAll();
    open();
    const edge = await screen.findByRole('button', { name: /^Edge Hamburg/ });
    expect(edge).toHaveTextContent('unreachable · data from 2 hours ago');
    expect(
      screen.getByText('connect ECONNREFUSED 203.0.113.10:6443'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('What is shown of it is from 2 hours ago'),
    ).toBeInTheDocument();

    expect(screen.getByRole('button', { name: /^demo-dev/ })).toHaveTextContent(
      /partly read \d minutes ago/,
    );
    await userEvent.click(screen.getByText('1 kind could not be read'));
    expect(
      screen.getByText('mutatingwebhookconfigurations').closest('li'),
    ).toHaveTextContent('refuses to list them (403) (never read)');
    expect(
      screen.getAllByText('Simulated nodes (kwok): pods run nothing here'),
    ).toHaveLength(2);
  });

  it('reads a cluster again and follows it until it was read', async () => {
    answerAll();
    let asked = false;
    server.use(
      http.post(`${API}/clusters/demo-prod/refresh`, () => {
        asked = true;
        return HttpResponse.json({}, { status: 202 });
      }),
      http.get(`${API}/clusters`, () =>
        HttpResponse.json({
          items: clusters.map(cluster =>
            asked
              ? {
                  ...cluster,
                  outcome: { ...cluster.outcome, at: minutesAgo(0) },
                }
              : cluster,
          ),
        }),
      ),
    );
    open();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Read demo-prod again' }),
    );
    expect(
      await screen.findByRole('button', { name: 'Reading demo-prod' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('button', { name: 'Read demo-prod again' }),
    ).toBeInTheDocument();
  });

  it('names the permission that a refresh needs', async () => {
    answerAll();
    open('/eco?cluster=demo-prod', AuthorizeResult.DENY);
    const buttons = await screen.findAllByRole('button', {
      name: 'To read a cluster again you need the permission eco.inventory.refresh',
    });
    expect(buttons).toHaveLength(3);
    expect(buttons[0]).toHaveAttribute('aria-disabled', 'true');
  });

  it('names the permission that the page needs', async () => {
    server.use(
      http.get(`${API}/*`, () =>
        HttpResponse.json(
          { error: { name: 'NotAllowedError' } },
          { status: 403 },
        ),
      ),
    );
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'needs the permission eco.inventory.read',
    );
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('says that the backend is missing', async () => {
    server.use(http.get(`${API}/*`, () => HttpResponse.html('<html></html>')));
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "backend.add(import('@backstage-eco/plugin-eco-backend'))",
    );
  });

  it('tries again after an error', async () => {
    server.use(http.get(`${API}/*`, () => HttpResponse.error()));
    open();
    const retry = await screen.findByRole('button', { name: 'Try again' });
    answerAll();
    await userEvent.click(retry);
    expect(await screen.findByText('Cilium')).toBeInTheDocument();
  });

  it('says how to add a cluster where there is none', async () => {
    server.use(
      http.get(`${API}/clusters`, () => HttpResponse.json({ items: [] })),
      http.get(`${API}/stack`, () =>
        HttpResponse.json({ clusters: [], layers: [], services: [] }),
      ),
    );
    open();
    expect(
      await screen.findByRole('heading', { name: 'No clusters yet' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/clusterLocatorMethods/)).toBeInTheDocument();
  });
});
