import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { mockBackend } from './__testUtils__/mockBackend';
import ecoPlugin from './index';

const API = 'http://localhost:7007/api/eco';
const server = mockBackend();

describe('the plugin', () => {
  it('provides its page, its API client and a navigation item', async () => {
    server.use(
      http.get(`${API}/clusters`, () => HttpResponse.json({ items: [] })),
      http.get(`${API}/cluster-list`, () =>
        HttpResponse.json({ state: 'none' }),
      ),
      http.get(`${API}/stack`, () =>
        HttpResponse.json({ clusters: [], layers: [], services: [] }),
      ),
    );
    renderTestApp({ features: [ecoPlugin], initialRouteEntries: ['/eco'] });
    expect(
      await screen.findByRole('heading', { name: 'No clusters configured' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Ecosystem', level: 1 }),
    ).toBeInTheDocument();
    const [navigation] = screen.getAllByRole('link', { name: 'Ecosystem' });
    expect(navigation).toHaveAttribute('href', '/eco');
  });
});
