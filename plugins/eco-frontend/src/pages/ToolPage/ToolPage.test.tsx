import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { certManager } from '../../../dev/certManager';
import { recordedTools } from '../../../dev/recorded';
import { countsHandler } from '../../__testUtils__/findings';
import { mockBackend } from '../../__testUtils__/mockBackend';
import { operatorHandlers } from '../../__testUtils__/operators';
import { API, backendHandlers, openPage } from '../../__testUtils__/pages';
import { violations } from '../../__testUtils__/violations';

const server = mockBackend();

describe('ToolPage', () => {
  it('links back through breadcrumbs, all of which are links', async () => {
    const warned = jest.spyOn(console, 'warn').mockImplementation();
    server.use(...backendHandlers);
    openPage('/eco/tools/kyverno');
    const trail = await screen.findByRole('navigation', {
      name: 'Breadcrumbs',
    });
    expect(await within(trail).findByText('Kyverno')).toHaveAttribute(
      'aria-current',
      'page',
    );
    expect(
      within(trail)
        .getAllByRole('link')
        .map(link => link.getAttribute('href')),
    ).toEqual(['/eco/tools']);
    const words = warned.mock.calls.map(([first]) => String(first));
    warned.mockRestore();
    expect(words.filter(each => each.includes('ARIA role'))).toEqual([]);
  });

  it('counts the findings about a tool, with a link for each severity', async () => {
    server.use(countsHandler(), ...backendHandlers);
    openPage('/eco/tools/kyverno');
    const panel = await screen.findByRole('region', { name: 'Findings' });
    expect(
      await within(panel).findByRole('link', { name: '2 Critical' }),
    ).toHaveAttribute('href', '/eco/findings?tool=kyverno&severity=critical');
    expect(
      within(panel).getByRole('link', { name: '1 Warning' }),
    ).toBeInTheDocument();
    expect(panel).toHaveTextContent('Findings unknown in edge-hamburg');
  });

  it('warns about a tool that has ended, and names what to move to', async () => {
    server.use(...backendHandlers);
    openPage('/eco/tools/ingress-nginx');
    expect(
      await screen.findByRole('heading', {
        name: 'Ingress NGINX Controller',
        level: 2,
      }),
    ).toBeInTheDocument();
    const warning = screen.getByRole('note');
    expect(warning).toHaveTextContent('Its maintainers retired it');
    expect(
      await within(warning).findByRole('link', { name: 'Gateway API' }),
    ).toHaveAttribute('href', '/eco/tools/gateway-api');
    expect(
      within(warning).getByRole('link', { name: 'source' }),
    ).toHaveAttribute(
      'href',
      'https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/',
    );
    expect(
      screen.getByRole('region', { name: 'When to choose it' }),
    ).toHaveTextContent('keep it only until the move is done');
    expect(
      screen.getByRole('region', { name: 'When not to choose it' }),
    ).toHaveTextContent('Anything new');
    expect(document.title).toBe(
      'Ingress NGINX Controller | Ecosystem | Backstage',
    );
    expect(await violations()).toEqual([]);
  });

  it('shows the maturity of its operators, each with a link', async () => {
    server.use(...operatorHandlers, ...backendHandlers);
    openPage('/eco/tools/cert-manager');
    const operators = await screen.findByRole('region', { name: 'Operators' });
    const links = within(operators).getAllByRole('link');
    expect(links.map(link => link.getAttribute('href'))).toEqual([
      '/eco/operators/demo-dev/cert-manager/Deployment/cert-manager',
      '/eco/operators/demo-prod/cert-manager/Deployment/cert-manager',
    ]);
    const [marks] = within(operators).getAllByRole('list', {
      name: 'Maturity levels',
    });
    expect(within(marks).getAllByRole('listitem')).toHaveLength(5);
    expect(marks).toHaveTextContent(/level 1, basic install/i);
  });

  it('shows a matrix of clusters and versions', async () => {
    server.use(...backendHandlers);
    openPage('/eco/tools/ingress-nginx');
    const matrix = await screen.findByRole('table', {
      name: 'Versions of Ingress NGINX Controller by cluster',
    });
    const [head, row] = within(matrix).getAllByRole('row');
    expect(
      [...(head as HTMLTableRowElement).cells].map(c => c.textContent),
    ).toEqual(['Cluster', '1.15.1', '1.11.3']);
    expect(
      [...(row as HTMLTableRowElement).cells].map(c => c.textContent),
    ).toEqual(['demo-devConfidence: high', 'ingress-nginx', 'ingress-legacy']);
    expect(
      screen.getByText('Not found in demo-prod, Edge Hamburg'),
    ).toBeInTheDocument();
  });

  it('shows evidence and counter-evidence for each cluster', async () => {
    server.use(...backendHandlers);
    openPage('/eco/tools/kyverno');
    const against = await screen.findByRole('table', {
      name: 'Evidence against Kyverno in demo-dev',
    });
    expect(
      within(against).getByRole('row', { name: /^nothing runs it/ }),
    ).toHaveTextContent('clusterpolicies.kyverno.io');

    expect(
      screen.queryByRole('table', {
        name: 'Evidence for Kyverno in demo-prod',
      }),
    ).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /^demo-prod/ }));
    const evidence = await screen.findByRole('table', {
      name: 'Evidence for Kyverno in demo-prod',
    });
    expect(evidence).toHaveTextContent(
      'spec.template.spec.containers[0].image',
    );
  });

  it('shows where a tool is unknown, and since when', async () => {
    server.use(...backendHandlers);
    openPage('/eco/tools/cert-manager');
    const where = await screen.findByRole('region', {
      name: 'In your clusters',
    });
    expect(where).toHaveTextContent(
      'Unknown in Edge Hamburg: unreachable, as of 2 hours ago',
    );
  });

  it('shows how alternatives differ, and where they are found', async () => {
    server.use(...backendHandlers);
    openPage('/eco/tools/ingress-nginx');
    const region = await screen.findByRole('region', { name: 'Alternatives' });
    const traefik = (
      await within(region).findByRole('link', { name: 'Traefik Proxy' })
    ).closest('li')!;
    expect(traefik).toHaveTextContent('Understands Ingress too');
    expect(traefik).toHaveTextContent('3.6.1demo-prod');
    expect(traefik).toHaveTextContent('3.3.6edge-hamburg');
    const contour = within(region)
      .getByRole('link', { name: 'Contour' })
      .closest('li')!;
    expect(contour).toHaveTextContent('not found');
  });

  it('shows the source of every fact, and links only to HTTPS', async () => {
    const { tool } = recordedTools.kyverno;
    server.use(
      http.get(`${API}/tools/acme`, () =>
        HttpResponse.json({
          tool: {
            ...tool,
            id: 'acme',
            name: 'Acme',
            alternatives: [{ toolId: 'gone', difference: 'It is gone.' }],
            capability: {
              level: 4,
              source: 'https://acme.example.com',
              date: '2026-01-02',
            },
            owns: ['acme.example.com/Anvil', 'acme.example.com/Rocket'],
            links: [
              { title: 'Good', url: 'https://acme.example.com' },
              { title: 'Bad', url: 'data:text/html,hello' },
              { title: 'Plain', url: 'http://acme.example.com' },
            ],
          },
          detections: [],
          unknown: [],
        }),
      ),
      ...backendHandlers,
    );
    openPage('/eco/tools/acme');
    const about = await screen.findByRole('region', { name: 'About' });
    expect(about).toHaveTextContent(
      'level 4 of 5, deep insights, as its maintainers sayas of 2026-01-02',
    );
    expect(about).toHaveTextContent('acme.example.com: Anvil, Rocket');
    const good = within(about).getByRole('link', { name: 'Good' });
    expect(good).toHaveAttribute('rel', 'noopener noreferrer');
    for (const name of ['Bad', 'Plain']) {
      expect(within(about).getByText(name).closest('a')).toBeNull();
    }
    expect(screen.getByText('gone').closest('a')).toBeNull();
  });

  it('says "not seen" for a tool that leaves no trace', async () => {
    const detail = { ...certManager, detections: [], unknown: [] };
    server.use(
      http.get(`${API}/tools/stern`, () =>
        HttpResponse.json({
          ...detail,
          tool: {
            ...detail.tool,
            observable: 'never',
            observableReason: 'it runs on a laptop',
          },
        }),
      ),
      ...backendHandlers,
    );
    openPage('/eco/tools/stern');
    expect(
      await screen.findByText(/it may run without leaving a trace/),
    ).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'About' })).toHaveTextContent(
      'cannot be seen in a cluster: it runs on a laptop',
    );
  });

  it('says that there is no such tool', async () => {
    server.use(...backendHandlers);
    openPage('/eco/tools/nothing');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Eco has no definition of a tool named nothing',
    );
    expect(
      screen.getByRole('link', { name: 'All tools that Eco knows' }),
    ).toHaveAttribute('href', '/eco/tools?known=true');
  });
});
