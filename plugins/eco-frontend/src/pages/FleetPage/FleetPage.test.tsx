import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  crdDifferencesHandler,
  fleet,
  fleetHandler,
} from '../../__testUtils__/fleet';
import { mockBackend } from '../../__testUtils__/mockBackend';
import {
  deniedHandler,
  emptyHandlers,
  openPage,
} from '../../__testUtils__/pages';
import { catchSavedFiles } from '../../__testUtils__/savedFiles';
import { violations } from '../../__testUtils__/violations';

const server = mockBackend();
const saved = catchSavedFiles();

beforeEach(() => {
  server.use(crdDifferencesHandler({ items: [], unknownIn: [] }));
});

async function rowOf(name: RegExp): Promise<HTMLElement> {
  const table = await screen.findByRole('table', { name: 'Clusters' });
  return within(table).findByRole('row', { name });
}

describe('FleetPage', () => {
  it('has a row for each cluster, with links to what it counts', async () => {
    server.use(fleetHandler());
    openPage('/eco/fleet');
    const row = await rowOf(/demo-dev/);
    expect(row).toHaveTextContent('ended on Oct 27, 2026');
    expect(row).toHaveTextContent('2Critical5Warning');
    expect(row).toHaveTextContent('1 muted, 3 checks unknown');
    const links = within(row)
      .getAllByRole('link')
      .map(link => link.getAttribute('href'));
    expect(links).toEqual([
      '/eco/clusters/demo-dev',
      '/eco/tools?cluster=demo-dev',
      '/eco/operators?cluster=demo-dev',
      '/eco/findings?cluster=demo-dev&severity=critical',
      '/eco/findings?cluster=demo-dev&severity=warning',
      '/eco/history?cluster=demo-dev',
    ]);
    expect(await rowOf(/demo-prod/)).toHaveTextContent('none');
    expect(document.title).toMatch(/^Fleet \| Ecosystem/);
    expect(await violations()).toEqual([]);
  });

  it('shows unknown facts as unknown, and why', async () => {
    server.use(fleetHandler());
    openPage('/eco/fleet');
    const row = await rowOf(/Edge Hamburg/);
    expect(row).toHaveTextContent('support unknown');
    expect(row).toHaveTextContent('unknown: never read: connect ECONNREFUSED');
    // The total covers the two clusters in which it is known, and says so.
    expect(screen.getByRole('list', { name: 'Totals' })).toHaveTextContent(
      'Tools37in 2 of 3 clusters',
    );
  });

  it('shows the most urgent findings, and the trend', async () => {
    server.use(fleetHandler());
    openPage('/eco/fleet');
    const worst = await screen.findByRole('region', {
      name: 'What to do first',
    });
    expect(worst).toHaveTextContent('2 findings: demo-dev');
    expect(within(worst).getByRole('link')).toHaveAttribute(
      'href',
      '/eco/findings?check=stored-version-not-served&severity=critical',
    );
    expect(
      screen.getByText('8 new, 2 resolved in 2 days (UTC)'),
    ).toBeInTheDocument();
  });

  it('lists CRDs whose schemas differ, and where that is unknown', async () => {
    server.use(
      fleetHandler(),
      crdDifferencesHandler({
        items: [
          {
            group: 'acme.io',
            plural: 'widgets',
            kind: 'Widget',
            served: ['v1'],
            clusters: [['demo-dev'], ['demo-prod']],
          },
        ],
        unknownIn: [
          { cluster: 'edge-hamburg', reason: 'forbidden', since: '' },
        ],
      }),
    );
    openPage('/eco/fleet');
    const crds = await screen.findByRole('region', {
      name: 'CRDs with different schemas',
    });
    expect(crds).toHaveTextContent(
      /widgets\.acme\.io v1Schema 1: demo-devSchema 2: demo-prod/,
    );
    expect(crds).toHaveTextContent(
      'The CRDs of 1 cluster were never read: Edge Hamburg.',
    );
    expect(within(crds).getByRole('link')).toHaveAttribute(
      'href',
      '/eco/compare?q=widgets.acme.io',
    );
    expect(await violations()).toEqual([]);
  });

  it('applies the filters of the URL', async () => {
    server.use(fleetHandler());
    openPage('/eco/fleet?support=ended&severity=critical');
    expect(await screen.findByText('1 of 3 clusters')).toBeInTheDocument();
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Search clusters' }),
      'prod',
    );
    expect(
      await screen.findByText('No clusters match these filters.'),
    ).toBeInTheDocument();
  });

  it('exports known facts, and leaves unknown ones empty', async () => {
    server.use(fleetHandler());
    openPage('/eco/fleet?outcome=unreachable');
    await rowOf(/Edge/);
    await userEvent.click(screen.getByRole('button', { name: 'CSV' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    const [head, row] = (await saved[0].text()).split('\r\n');
    expect(head).toBe(
      'cluster,outcome,read_at,kubernetes,kubernetes_support,kubernetes_support_ends,tools,tools_unknown,operators,critical,warning,info,findings_unknown,changes',
    );
    expect(row).toBe(
      'edge-hamburg,unreachable,,,unknown,,,,,,,,never read: connect ECONNREFUSED,',
    );
  });

  it('shows findings as unknown without permission', async () => {
    const reason = 'permission eco.finding.read is denied';
    server.use(
      fleetHandler({
        ...fleet,
        items: fleet.items.map(({ findings: _, ...item }) => ({
          ...item,
          findingsUnknown: reason,
        })),
        findingsUnknown: reason,
        worst: [],
        findingsPerDay: [],
      }),
    );
    openPage('/eco/fleet');
    expect(
      await screen.findByText(`Findings are unknown: ${reason}.`),
    ).toBeInTheDocument();
    expect(await rowOf(/demo-prod/)).toHaveTextContent(`unknown: ${reason}`);
    expect(screen.queryByText('Findings per day')).toBeNull();
  });

  it('explains a missing cluster and a missing permission', async () => {
    server.use(
      ...emptyHandlers,
      fleetHandler({ ...fleet, items: [], worst: [] }),
    );
    const { unmount } = openPage('/eco/fleet');
    expect(
      await screen.findByRole('heading', { name: 'No clusters configured' }),
    ).toBeInTheDocument();
    unmount();
    server.use(deniedHandler);
    openPage('/eco/fleet');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You need eco.inventory.read',
    );
  });
});
