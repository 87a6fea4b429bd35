import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { HistoryEntry } from '@backstage-eco/plugin-eco-common';
import { clusters, minutesAgo } from '../../../dev/answers';
import { recordedInventory } from '../../../dev/recorded';
import { inventoryHandlers } from '../../__testUtils__/inventory';
import { mockBackend } from '../../__testUtils__/mockBackend';
import { API, backendHandlers, openPage } from '../../__testUtils__/pages';
import { catchSavedFiles } from '../../__testUtils__/savedFiles';
import { violations } from '../../__testUtils__/violations';

const server = mockBackend();
const saved = catchSavedFiles();

const archivedAt = {
  listedAt: minutesAgo(300),
  archivedAt: minutesAgo(100),
};

/** Returns the texts of the timeline's entries, without their times. */
async function lines(): Promise<string[]> {
  const [first] = await screen.findAllByText(/^\d\d:\d\d$/);
  const days = within(first.closest('main')!).getAllByRole('listitem');
  return days
    .filter(line => line.querySelector(':scope > time'))
    .map(line => line.textContent!.replace(/^\d\d:\d\d/, ''));
}

function answer(...pages: HistoryEntry[][]) {
  const asked: string[] = [];
  server.use(
    http.get(`${API}/history`, ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(searchParams.toString());
      const page = Number(searchParams.get('cursor') ?? 0);
      return HttpResponse.json({
        items: pages[page],
        nextCursor: page + 1 < pages.length ? String(page + 1) : undefined,
      });
    }),
    ...inventoryHandlers,
    ...backendHandlers,
  );
  return asked;
}

describe('HistoryPage', () => {
  it('describes events in plain words', async () => {
    server.use(...inventoryHandlers, ...backendHandlers);
    openPage('/eco/history');
    const words = await lines();
    expect(words).toEqual(
      expect.arrayContaining([
        'demo-devcould not be read: timed out: no answer in time',
        'demo-devwas read in part, without persistentVolumeClaims, persistentVolumes',
        'demo-prodcert-manager 1.19.5 → 1.20.0',
        expect.stringMatching(/^demo-prodvelero installed → leftover$/i),
        'demo-prodCRD widgets.example.com was added (v1)',
        'demo-prodCRD cleanuppolicies.kyverno.io was removed',
        'demo-prodCRD backups.velero.io deprecated v1',
        'demo-prodFirst read1 tool, 1 tool not found, 1 CRD, 2 other facts',
      ]),
    );
    expect(await violations()).toEqual([]);
  });

  it('groups events by tool, as the URL says', async () => {
    server.use(...inventoryHandlers, ...backendHandlers);
    openPage('/eco/history?group=tool');
    const fold = await screen.findByRole('button', { name: /cert-manager/ });
    if (fold.getAttribute('aria-expanded') === 'false') {
      await userEvent.click(fold);
    }
    expect(await lines()).toContain('demo-prodcert-manager 1.19.5 → 1.20.0');
    expect(
      screen.getByRole('button', { name: /Clusters and CRDs/ }),
    ).toBeInTheDocument();
    expect(await violations()).toEqual([]);
    await userEvent.click(screen.getByRole('combobox', { name: 'Group by' }));
    await userEvent.click(screen.getByRole('option', { name: 'Cluster' }));
    expect(
      await screen.findByRole('button', { name: /demo-prod/ }),
    ).toBeInTheDocument();
  });

  it('unfolds the facts of a first read', async () => {
    const first = recordedInventory.history.items.filter(
      ({ type, cluster }) => type === 'first-known' && cluster === 'demo-prod',
    );
    answer(first);
    openPage('/eco/history');
    const fold = (await screen.findByText(/1 tool, 1 tool not found/)).closest(
      'details',
    )!;
    expect(within(fold).queryByText(/Kubernetes 1.37.1/)).toBeNull();
    await userEvent.click(within(fold).getByText(/1 tool, 1 tool not found/));
    expect(
      await within(fold).findByText('Kubernetes 1.37.1'),
    ).toBeInTheDocument();
    expect(fold).toHaveTextContent('cert-manager 1.19.5 (installed)');
    expect(fold).toHaveTextContent(
      'CRD alertmanagers.monitoring.coreos.com (v1)',
    );
  });

  it('loads the remaining changes of an event', async () => {
    const first = recordedInventory.history.items.find(
      ({ type, cluster }) => type === 'first-known' && cluster === 'demo-prod',
    )!;
    const [one] = first.changes;
    answer([{ ...first, changes: [one] }]);
    server.use(
      http.get(`${API}/history/${first.id}`, () => HttpResponse.json(first)),
    );
    openPage('/eco/history');
    await userEvent.click(await screen.findByText(/1 tool, 1 tool not found/));
    expect(await screen.findByText('Kubernetes 1.37.1')).toBeInTheDocument();
  });

  it('says how many definitions changed', async () => {
    const counts = { tools: 0, absentTools: 0, crds: 0, others: 0 };
    const [entry] = recordedInventory.history.items;
    answer([
      {
        ...entry,
        type: 'definitions-changed',
        counts: { ...counts, definitions: 3 },
        changes: [],
      },
    ]);
    openPage('/eco/history');
    expect(await lines()).toEqual([
      expect.stringMatching(
        /definitions changed, not the cluster3 other definitions$/,
      ),
    ]);
  });

  it('sends the filters of the URL, and loads older events', async () => {
    const [newest, older] = recordedInventory.history.items;
    const asked = answer([newest], [{ ...older, at: minutesAgo(3 * 1440) }]);
    server.use(
      http.get(`${API}/history-counts`, () =>
        HttpResponse.json({
          items: [
            { at: minutesAgo(9 * 1440), count: 37 },
            { at: minutesAgo(60), count: 3 },
          ],
        }),
      ),
    );
    openPage('/eco/history?cluster=demo-dev&type=outcome-changed&type=no-such');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show older' }),
    );
    expect(await screen.findByText('End of history')).toBeInTheDocument();
    expect(asked).toContain('cluster=demo-dev&type=outcome-changed');
    expect(asked).toContain('cluster=demo-dev&type=outcome-changed&cursor=1');
    expect(await screen.findByText(/^40 events, by day$/)).toBeInTheDocument();
  });

  it('filters by layer and time range', async () => {
    const asked = answer([recordedInventory.history.items[0]]);
    openPage('/eco/history?layer=gitops&from=2026-01-01T00:00:00Z&to=tomorrow');
    await screen.findByText('End of history');
    // An invalid time is ignored.
    expect(asked).toContain('layer=gitops&from=2026-01-01T00%3A00%3A00.000Z');
    expect(screen.getByLabelText('From')).toBeInTheDocument();
    expect(screen.getByLabelText('To')).toHaveValue('');
  });

  it('filters by the selected tool', async () => {
    const asked = answer([recordedInventory.history.items[0]]);
    openPage('/eco/history');
    await userEvent.click(
      await screen.findByRole('combobox', { name: 'Tool' }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Argo CD' }),
    );
    await waitFor(() => expect(asked).toContain('subject=tool%3Aargocd'));
    // The field shows the tool, so a chip would repeat it.
    expect(screen.queryByText('Only tool:argocd')).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it('exports the shown events as CSV', async () => {
    const entry = recordedInventory.history.items.find(
      ({ type }) => type === 'tool-version-changed',
    )!;
    answer([entry]);
    openPage('/eco/history');
    await userEvent.click(await screen.findByRole('button', { name: 'CSV' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0].name).toBe('eco-history.csv');
    expect(await saved[0].text()).toContain(
      `${entry.at},${entry.cluster},tool-version-changed,${entry.changes[0].subject}`,
    );
  });

  it('offers archived and deleted clusters, marked as such', async () => {
    const [entry] = recordedInventory.history.items;
    const deleted = ['old-paris', 'old-berlin', 'demo-dev'].map(cluster => ({
      ...entry,
      cluster,
      type: 'cluster-deleted' as const,
    }));
    server.use(
      http.get(`${API}/archived-clusters`, () =>
        HttpResponse.json({
          items: [{ name: 'old-berlin', title: 'Old Berlin', ...archivedAt }],
        }),
      ),
    );
    server.use(
      http.get(`${API}/history`, ({ request }) => {
        const { searchParams } = new URL(request.url);
        const isOfDeleted = searchParams.get('type') === 'cluster-deleted';
        return HttpResponse.json({ items: isOfDeleted ? deleted : [entry] });
      }),
    );
    server.use(...backendHandlers);
    openPage('/eco/history');
    await screen.findByText('End of history');
    await userEvent.click(screen.getByRole('combobox', { name: 'Clusters' }));
    const options = await screen.findAllByRole('option');
    expect(options.map(({ textContent }) => textContent)).toEqual([
      ...clusters.map(({ title }) => title),
      'Old Berlin (archived)',
      'old-paris (deleted)',
    ]);
  });

  it('says why archived and deleted clusters are missing', async () => {
    const [entry] = recordedInventory.history.items;
    answer([entry]);
    server.use(
      http.get(`${API}/archived-clusters`, () =>
        HttpResponse.json(
          {
            error: { name: 'Error', message: 'no disk' },
            response: { statusCode: 500 },
          },
          { status: 500 },
        ),
      ),
    );
    openPage('/eco/history');
    expect(
      await screen.findByText(
        /^Archived and deleted clusters could not be listed: /,
      ),
    ).toBeInTheDocument();
    expect(await screen.findByText(/End of history/)).toBeInTheDocument();
  });

  it('says that there are no events', async () => {
    answer([]);
    openPage('/eco/history');
    expect(await screen.findByText('No changes yet.')).toBeInTheDocument();
  });
});
