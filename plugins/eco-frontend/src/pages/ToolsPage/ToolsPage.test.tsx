import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { mockBackend } from '../../__testUtils__/mockBackend';
import {
  API,
  backendHandlers,
  deniedHandler,
  emptyHandlers,
  openPage,
  rowOf,
} from '../../__testUtils__/pages';
import { catchSavedFiles } from '../../__testUtils__/savedFiles';
import { violations } from '../../__testUtils__/violations';

const server = mockBackend();
const saved = catchSavedFiles();

async function table(): Promise<HTMLElement> {
  return screen.findByRole('table', { name: 'Tools' });
}

function namesIn(element: HTMLElement): Array<string | null> {
  return within(element)
    .getAllByRole('row')
    .slice(1)
    .map(row => row.querySelector('a')!.textContent);
}

describe('ToolsPage', () => {
  it('shows the state of a tool in each cluster side by side', async () => {
    server.use(...backendHandlers);
    openPage('/eco/tools?q=kyverno');
    await table();
    await waitFor(async () =>
      expect(await rowOf('Kyverno')).toEqual([
        expect.stringMatching(/^Kyverno/),
        'Policy',
        'version unknownleftover',
        '1.16.0',
        'unknown',
        'Confidence: medium',
        'graduated',
        'active',
      ]),
    );
    expect(screen.getByRole('link', { name: 'Kyverno' })).toHaveAttribute(
      'href',
      '/eco/tools/kyverno',
    );
    expect(screen.getByTitle(/^its CRDs were never read/)).toHaveTextContent(
      'unknown',
    );
    expect(document.title).toBe('Tools | Ecosystem | Backstage');
    expect(await violations()).toEqual([]);
  });

  it('also shows tools found in no cluster, and those without a trace', async () => {
    server.use(...backendHandlers);
    openPage('/eco/tools?q=ku');
    await table();
    expect(
      screen.queryByRole('link', { name: 'kubectx and kubens' }),
    ).toBeNull();
    await userEvent.click(
      await screen.findByRole('checkbox', { name: /^All \d+ known tools/ }),
    );
    const cells = await rowOf('kubectx and kubens');
    expect(cells.slice(2, 5)).toEqual(['not seen', 'not seen', 'not seen']);
  });

  it('sorts by a column, and back', async () => {
    server.use(...backendHandlers);
    openPage('/eco/tools?known=true&layer=ingress');
    await screen.findByRole('link', { name: 'Contour' });
    const lifecycle = screen.getByRole('button', { name: 'Lifecycle' });
    await userEvent.click(lifecycle);
    expect(namesIn(await table())[0]).toBe('Ingress NGINX Controller');
    expect(lifecycle.closest('th')).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(lifecycle);
    expect(lifecycle.closest('th')).toHaveAttribute('aria-sort', 'descending');
    expect(namesIn(await table()).pop()).toBe('Ingress NGINX Controller');
  });

  it('uses a single column for many clusters', async () => {
    const { clusters, stackOf } = await import('../../../dev/answers');
    const [dev] = clusters;
    const stack = stackOf(['demo-dev']);
    const fleet = Array.from({ length: 9 }, (_, index) => ({
      ...dev,
      name: `shop-${index}`,
      title: `shop-${index}`,
    }));
    const layers = stack.layers.map(layer => ({
      ...layer,
      tools: layer.tools.map(tool => ({
        ...tool,
        clusters: fleet.slice(0, 7).map(({ name }, index) => ({
          ...tool.clusters[0],
          cluster: name,
          versions: [`1.${index % 6}.0`],
        })),
      })),
      unknownIn: [
        { cluster: 'shop-8', reason: 'no answer', since: dev.readAt! },
      ],
    }));
    server.use(
      http.get(`${API}/stack`, () =>
        HttpResponse.json({ clusters: fleet, layers, services: [] }),
      ),
      ...backendHandlers,
    );
    openPage('/eco/tools?q=calico');
    await table();
    expect((await rowOf('Calico')).slice(2, 4)).toEqual([
      '7 of 9, unknown in 1',
      '1.5.0, 1.4.0, 1.3.0, 1.2.0 and 2 more',
    ]);
  });

  it('exports what it shows as CSV', async () => {
    server.use(...backendHandlers);
    openPage('/eco/tools?q=kyverno&cluster=demo-prod');
    await table();
    await userEvent.click(screen.getByRole('button', { name: 'CSV' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0].name).toBe('eco-tools.csv');
    const lines = (await saved[0].text()).split('\r\n');
    expect(lines).toEqual([
      'id,name,layers,cluster,state,confidence,versions,read_at,reason,cncf,lifecycle',
      expect.stringMatching(
        /^kyverno,Kyverno,Policy,demo-prod,installed,high,1\.16\.0,[^,]+,,graduated,active$/,
      ),
    ]);
  });

  it('shows found tools if the definitions could not be loaded', async () => {
    server.use(
      http.get(`${API}/definitions`, () => HttpResponse.error()),
      ...backendHandlers,
    );
    openPage('/eco/tools?q=argo');
    await table();
    expect(
      await screen.findByText(/Tool definitions could not be loaded/),
    ).toBeInTheDocument();
    expect((await rowOf('Argo CD')).slice(2)).toEqual([
      'not seen',
      '3.2.0',
      'not seen',
      'Confidence: high',
      'unknown',
      'unknown',
    ]);
  });

  it('says that nothing matches', async () => {
    server.use(...backendHandlers);
    openPage('/eco/tools?q=nosuchtool');
    expect(
      await screen.findByText('No tools match these filters.'),
    ).toBeInTheDocument();
  });

  it('says how to add a cluster if there is none', async () => {
    server.use(...emptyHandlers, ...backendHandlers);
    openPage('/eco/tools');
    expect(
      await screen.findByRole('heading', { name: 'No clusters configured' }),
    ).toBeInTheDocument();
  });

  it('names the permission that the page requires', async () => {
    server.use(deniedHandler);
    openPage('/eco/tools');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You need eco.inventory.read',
    );
  });
});
