import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import {
  ArchivedCluster,
  ClusterSummary,
} from '@backstage-eco/plugin-eco-common';
import { clusters, minutesAgo } from '../../../dev/answers';
import { inventoryHandlers } from '../../__testUtils__/inventory';
import { mockBackend } from '../../__testUtils__/mockBackend';
import {
  API,
  backendHandlers,
  deniedHandler,
  emptyHandlers,
  openPage,
  rowOf,
} from '../../__testUtils__/pages';
import { violations } from '../../__testUtils__/violations';

const server = mockBackend();

const archived: ArchivedCluster = {
  name: 'old-berlin',
  title: 'Old Berlin',
  listedAt: minutesAgo(300),
  readAt: minutesAgo(310),
  archivedAt: minutesAgo(240),
};

function answerClusters(items: ClusterSummary[]) {
  return http.get(`${API}/clusters`, () => HttpResponse.json({ items }));
}

describe('ClustersPage', () => {
  it('shows how and when each cluster was read, and why not', async () => {
    server.use(...inventoryHandlers, ...backendHandlers);
    openPage('/eco/clusters');
    expect((await rowOf('Edge Hamburg')).slice(1, 5)).toEqual([
      expect.stringMatching(
        /^unreachableIts API server does not answer.*Error messageconnect ECONNREFUSED 203/,
      ),
      '2 hours ago',
      '1.33.5+k3s1',
      '1 node',
    ]);
    expect((await rowOf('demo-dev'))[1]).toMatch(
      /^partly read1 kind could not be read.*\(403\)/,
    );
    expect(await violations()).toEqual([]);
  });

  it('shows "unknown" for a cluster that was never read', async () => {
    server.use(
      ...inventoryHandlers,
      answerClusters([
        {
          name: 'new',
          title: 'new',
          outcome: { status: 'timed-out', at: minutesAgo(1) },
          unread: [],
        },
      ]),
      ...backendHandlers,
    );
    openPage('/eco/clusters');
    expect((await rowOf('new')).slice(1, 5)).toEqual([
      expect.stringMatching(/^timed outIts API server does not answer in time/),
      'never read',
      'unknown',
      'unknown',
    ]);
  });

  it('follows a read until it is done', async () => {
    const [first] = clusters;
    const reading = { startedAt: minutesAgo(0), done: 10, total: 38 };
    const answers = [[{ ...first, reading }], [first]];
    server.use(
      ...inventoryHandlers,
      http.get(`${API}/clusters`, () =>
        HttpResponse.json({ items: answers[0] }),
      ),
      ...backendHandlers,
    );
    openPage('/eco/clusters');
    const bar = await screen.findByRole('progressbar', {
      name: 'Reading demo-dev',
    });
    expect(bar).toHaveAttribute(
      'aria-valuetext',
      'is being read: 10 of 38 kinds',
    );
    answers.shift();
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
  });

  it('filters clusters by the URL', async () => {
    server.use(...inventoryHandlers, ...backendHandlers);
    openPage('/eco/clusters?outcome=unreachable');
    await rowOf('Edge Hamburg');
    expect(screen.queryByRole('link', { name: 'demo-prod' })).toBeNull();
  });

  it('shows a title as plain text', async () => {
    const title = '<img src=x onerror=alert(1)>';
    server.use(
      ...inventoryHandlers,
      answerClusters([{ ...clusters[0], title }]),
      ...backendHandlers,
    );
    openPage('/eco/clusters');
    expect(await screen.findByRole('link', { name: title })).toHaveAttribute(
      'href',
      '/eco/clusters/demo-dev',
    );
  });

  it('restores an archived cluster', async () => {
    let gone: ArchivedCluster[] = [archived];
    server.use(
      http.get(`${API}/archived-clusters`, () =>
        HttpResponse.json({ items: gone }),
      ),
      http.post(`${API}/clusters/old-berlin/restore`, () => {
        gone = [];
        return new HttpResponse(null, { status: 204 });
      }),
      ...inventoryHandlers,
      ...backendHandlers,
    );
    openPage('/eco/clusters');
    const panel = await screen.findByRole('region', {
      name: 'Archived clusters',
    });
    expect(panel).toHaveTextContent(
      'Old Berlinold-berlinarchived 4 hours ago · last listed 5 hours ago · last read 5 hours ago',
    );
    await userEvent.click(
      within(panel).getByRole('button', { name: 'Restore Old Berlin' }),
    );
    await waitFor(() => expect(panel).not.toBeInTheDocument());
  });

  it('names the permission that restoring requires', async () => {
    server.use(
      http.get(`${API}/archived-clusters`, () =>
        // Permissions are cached by name, so use another cluster.
        HttpResponse.json({ items: [{ ...archived, name: 'lost-rome' }] }),
      ),
      ...inventoryHandlers,
      ...backendHandlers,
    );
    openPage('/eco/clusters', AuthorizeResult.DENY);
    expect(
      await screen.findByText('You need eco.cluster.restore'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Restore Old Berlin' }),
    ).toBeDisabled();
  });

  it('explains a missing permission and a missing cluster', async () => {
    server.use(deniedHandler);
    const { unmount } = openPage('/eco/clusters');
    expect(
      await screen.findByText('You may not see what clusters run'),
    ).toBeInTheDocument();
    unmount();
    server.use(...inventoryHandlers, ...emptyHandlers);
    openPage('/eco/clusters');
    expect(
      await screen.findByText('No clusters configured'),
    ).toBeInTheDocument();
  });
});
