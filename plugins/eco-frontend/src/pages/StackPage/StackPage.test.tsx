import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { STACK_LAYERS } from '@backstage-eco/plugin-eco-common';
import { clusters, minutesAgo, stackOf } from '../../../dev/answers';
import { operatorList } from '../../../dev/operators';
import { countsHandler } from '../../__testUtils__/findings';
import { mockBackend } from '../../__testUtils__/mockBackend';
import { operatorHandlers } from '../../__testUtils__/operators';
import {
  API,
  backendHandlers,
  deniedHandler,
  emptyHandlers,
  openPage,
} from '../../__testUtils__/pages';
import { violations } from '../../__testUtils__/violations';
import { cardNamed, layerNamed, layerNames } from '../../__testUtils__/stack';

const server = mockBackend();

describe('StackPage', () => {
  it('stacks the twelve layers, with the foundation at the bottom', async () => {
    server.use(...backendHandlers);
    openPage('/eco');
    await layerNamed('CNI');
    expect(layerNames()).toEqual(
      STACK_LAYERS.map(({ name }) => name).reverse(),
    );
    const services = screen.getByRole('region', { name: 'Platform services' });
    expect(within(services).getByText('CoreDNS')).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  it('distinguishes gaps, layers that can wait, and unknown ones', async () => {
    server.use(...backendHandlers);
    openPage('/eco?cluster=edge-hamburg');
    expect(await layerNamed('CNI')).toHaveTextContent(
      'Gap: usually Cilium, Calico',
    );
    expect(screen.getByRole('link', { name: 'Calico' })).toHaveAttribute(
      'href',
      '/eco/tools/calico',
    );
    expect(await layerNamed('GitOps')).toHaveTextContent(
      'Add as you grow: Argo CD, Flux',
    );
    const certificates = await layerNamed('Certificates');
    expect(certificates).toHaveTextContent(
      'Unknown in edge-hamburg, last read 2 hours ago',
    );
    expect(certificates).not.toHaveTextContent(/gap|grow/i);
  });

  it('shows versions side by side if clusters differ', async () => {
    server.use(...backendHandlers);
    openPage('/eco?cluster=demo-dev&cluster=demo-prod');
    const card = await cardNamed('cert-manager');
    expect(card).toHaveTextContent(/1\.17\.2demo-dev.*1\.19\.1demo-prod/);
    expect(card).toHaveTextContent('Versions differ between clusters');
    expect(card).toHaveTextContent('Confidence: high');
    expect(await cardNamed('Kyverno')).toHaveTextContent(
      /leftoverdemo-dev.*1\.16\.0demo-prod/,
    );
  });

  it('shows the maturity of operators, with a single request', async () => {
    let requests = 0;
    server.use(
      http.get(`${API}/operators`, () => {
        requests += 1;
        return HttpResponse.json(operatorList);
      }),
      ...backendHandlers,
    );
    openPage('/eco?cluster=demo-dev&cluster=demo-prod');
    expect(
      await within(await cardNamed('cert-manager')).findByText(
        'Maturity levels observed: 1, 4; Observed for some of its operators: 5; Unknown: 3',
      ),
    ).toBeInTheDocument();
    expect(await cardNamed('Kyverno')).not.toHaveTextContent('Maturity');
    expect(requests).toBe(1);
    expect(await violations()).toEqual([]);
  });

  it('links cards to the worst findings, with a single request', async () => {
    const asked: string[] = [];
    server.use(
      countsHandler(url => asked.push(url)),
      ...backendHandlers,
    );
    openPage('/eco');
    const card = (await cardNamed('Kyverno')).closest('li')!;
    expect(
      await within(card).findByRole('link', { name: '2 Critical' }),
    ).toHaveAttribute(
      'href',
      '/eco/findings?tool=kyverno&severity=critical&cluster=demo-dev&cluster=demo-prod',
    );
    const other = (await cardNamed('cert-manager')).closest('li')!;
    expect(other).not.toHaveTextContent(/Critical|Warning/);
    expect(
      screen.getByText(
        'Findings unknown in edge-hamburg: permission eco.finding.read is denied',
      ),
    ).toBeInTheDocument();
    expect(asked).toHaveLength(1);
    expect(await violations()).toEqual([]);
  });

  it('explains why cards have no findings', async () => {
    server.use(
      http.get(`${API}/finding-counts`, () =>
        HttpResponse.json(
          {
            error: { name: 'NotAllowedError', message: 'no findings' },
            response: { statusCode: 403 },
          },
          { status: 403 },
        ),
      ),
      ...backendHandlers,
    );
    openPage('/eco');
    expect(
      await screen.findByText(/^Findings unknown: .*no findings/),
    ).toBeInTheDocument();
  });

  it('shows the maturity in the selected cluster only', async () => {
    server.use(...operatorHandlers, ...backendHandlers);
    openPage('/eco?cluster=demo-prod');
    expect(
      await within(await cardNamed('cert-manager')).findByText(
        'Maturity levels observed: 1, 4; Unknown: 3',
      ),
    ).toBeInTheDocument();
  });

  it('names the usual choices for a layer with only leftovers', async () => {
    const stack = stackOf(['demo-dev']);
    for (const tool of stack.layers.flatMap(({ tools }) => tools)) {
      tool.clusters = tool.clusters.map(each => ({
        ...each,
        state: 'leftover',
      }));
    }
    server.use(
      http.get(`${API}/stack`, () => HttpResponse.json(stack)),
      ...backendHandlers,
    );
    openPage('/eco');
    expect(await layerNamed('Certificates')).toHaveTextContent(
      "Gap: usually cert-manager with Let's Encrypt",
    );
    expect(await layerNamed('GitOps')).toHaveTextContent(
      'Add as you grow: Argo CD, Flux',
    );
  });

  it('opens the panel by keyboard, and returns the focus', async () => {
    server.use(...backendHandlers);
    openPage('/eco');
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

  it('says that there is no such tool', async () => {
    server.use(...backendHandlers);
    openPage('/eco?tool=nothing');
    expect(
      await screen.findByText('Eco has no definition of a tool named nothing'),
    ).toBeInTheDocument();
  });

  it('warns about a tool that its makers have ended', async () => {
    server.use(...backendHandlers);
    openPage('/eco');
    const card = await cardNamed('ingress-nginx');
    await waitFor(() => expect(card).toHaveTextContent('retired'));
    expect(await cardNamed('Traefik')).not.toHaveTextContent('retired');
  });

  it('shows the data age of a cluster beside the tools of others', async () => {
    server.use(...backendHandlers);
    openPage('/eco');
    const certificates = await layerNamed('Certificates');
    expect(certificates).toHaveTextContent(
      'Unknown in edge-hamburg, last read 2 hours ago',
    );
    expect(certificates).not.toHaveTextContent(/gap/i);
  });

  it('shows read status and data age of each cluster', async () => {
    server.use(...backendHandlers);
    openPage('/eco');
    const edge = await screen.findByRole('button', { name: /^Edge Hamburg/ });
    expect(edge).toHaveTextContent('unreachable · data from 2 hours ago');
    expect(
      screen.getByText(/^Its API server does not answer\./),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Check that it runs and that the portal can reach it.'),
    ).toBeInTheDocument();
    // Shown once, and folded.
    expect(
      screen.getByText(/connect ECONNREFUSED/).closest('details'),
    ).toHaveTextContent('Error messageconnect ECONNREFUSED 203.0.113.10:6443');
    expect(
      screen.getByText('Showing data from 2 hours ago'),
    ).toBeInTheDocument();

    expect(screen.getByRole('button', { name: /^demo-dev/ })).toHaveTextContent(
      /partly read \d minutes ago/,
    );
    await userEvent.click(screen.getByText('1 kind could not be read'));
    expect(
      screen.getByText('mutatingwebhookconfigurations').closest('li'),
    ).toHaveTextContent('refuses to list them (403) (never read)');
    expect(
      screen.getByText('Simulated nodes (kwok): pods run nothing here'),
    ).toBeInTheDocument();
  });

  it('refreshes a cluster, and follows it until it is done', async () => {
    server.use(...backendHandlers);
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
    openPage('/eco');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Refresh demo-prod' }),
    );
    expect(
      await screen.findByRole('button', { name: 'Reading demo-prod' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('button', { name: 'Refresh demo-prod' }),
    ).toBeInTheDocument();
  });

  it('names the permission that a refresh requires', async () => {
    server.use(...backendHandlers);
    openPage('/eco?cluster=demo-prod', AuthorizeResult.DENY);
    // Query by label, as computing the name of every button takes seconds on a
    // page of this size.
    const buttons = await screen.findAllByLabelText(
      'You need eco.inventory.refresh to refresh this cluster',
    );
    expect(buttons.map(({ tagName }) => tagName)).toEqual(
      Array(3).fill('BUTTON'),
    );
    expect(buttons[0]).toHaveAttribute('aria-disabled', 'true');
  });

  it('names the permission that the page requires', async () => {
    server.use(deniedHandler);
    openPage('/eco');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You need eco.inventory.read',
    );
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('says that the backend is missing', async () => {
    server.use(http.get(`${API}/*`, () => HttpResponse.html('<html></html>')));
    openPage('/eco');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "backend.add(import('@backstage-eco/plugin-eco-backend'))",
    );
  });

  it('retries after an error', async () => {
    server.use(http.get(`${API}/*`, () => HttpResponse.error()));
    openPage('/eco');
    const retry = await screen.findByRole('button', { name: 'Try again' });
    server.use(...backendHandlers);
    await userEvent.click(retry);
    expect((await screen.findAllByText('Cilium'))[0]).toBeInTheDocument();
  });

  it('says how to add a cluster if there is none', async () => {
    server.use(...emptyHandlers);
    openPage('/eco');
    expect(
      await screen.findByRole('heading', { name: 'No clusters configured' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/clusterLocatorMethods/)).toBeInTheDocument();
  });
});
