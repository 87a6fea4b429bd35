import { ClusterListStatus } from '@backstage-eco/plugin-eco-common';
import { screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { mockBackend } from '../../__testUtils__/mockBackend';
import { API, emptyHandlers, openPage } from '../../__testUtils__/pages';
import { violations } from '../../__testUtils__/violations';

const server = mockBackend();

describe('NoClusters', () => {
  it.each<[string, ClusterListStatus, RegExp]>([
    ['No clusters configured', { state: 'none' }, /clusterLocatorMethods/],
    [
      'No clusters that you may see',
      { state: 'known' },
      /eco\.inventory\.read/,
    ],
    [
      'The list of clusters could not be read',
      {
        state: 'failed',
        reason: 'the catalog is down',
        since: '2026-01-01T00:00:00.000Z',
      },
      /the catalog is down/,
    ],
    ['Looking for clusters', { state: 'pending' }, /not listed the clusters/],
  ])('says "%s" and no other reason', async (title, status, words) => {
    server.use(
      http.get(`${API}/cluster-list`, () => HttpResponse.json(status)),
      ...emptyHandlers,
    );
    openPage('/eco');
    expect(
      await screen.findByRole('heading', { name: title }),
    ).toBeInTheDocument();
    expect(screen.getByText(words)).toBeInTheDocument();
    expect(screen.queryAllByText(/clusterLocatorMethods/)).toHaveLength(
      status.state === 'none' ? 1 : 0,
    );
    expect(await violations()).toEqual([]);
  });
});
