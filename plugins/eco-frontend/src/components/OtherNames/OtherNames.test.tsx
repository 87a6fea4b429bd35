import { screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { clusters, stackOf } from '../../../dev/answers';
import { recordedInventory } from '../../../dev/recorded';
import {
  crdDifferencesHandler,
  fleet,
  fleetHandler,
} from '../../__testUtils__/fleet';
import { inventoryHandlers } from '../../__testUtils__/inventory';
import { mockBackend } from '../../__testUtils__/mockBackend';
import { API, backendHandlers, openPage } from '../../__testUtils__/pages';
import { violations } from '../../__testUtils__/violations';

const server = mockBackend();
const otherNames = ['dev-eu', 'legacy'];
const WORDS = 'Also configured as dev-eu, legacy';

describe('OtherNames', () => {
  it('are shown in the tile of their cluster only', async () => {
    const stack = stackOf([]);
    const [first, ...others] = stack.clusters;
    server.use(
      http.get(`${API}/stack`, () =>
        HttpResponse.json({
          ...stack,
          clusters: [{ ...first, otherNames }, ...others],
        }),
      ),
      ...backendHandlers,
    );
    openPage('/eco');
    const tiles = await screen.findByRole('region', { name: 'Clusters' });
    expect(within(tiles).getAllByText(/Also configured/)).toHaveLength(1);
    expect(
      within(tiles).getByRole('button', { name: new RegExp(WORDS) }),
    ).toHaveTextContent(first.title);
    expect(await violations()).toEqual([]);
  });

  it('link to their pages from the row of the fleet', async () => {
    const [first, ...others] = fleet.items;
    const cluster = { ...first.cluster, otherNames };
    server.use(
      crdDifferencesHandler({ items: [], unknownIn: [] }),
      fleetHandler({ ...fleet, items: [{ ...first, cluster }, ...others] }),
    );
    openPage('/eco/fleet');
    const link = await screen.findByRole('link', { name: 'dev-eu' });
    expect(link).toHaveAttribute('href', '/eco/clusters/dev-eu');
    expect(link.closest('tr')).toHaveTextContent(WORDS);
    expect(await violations()).toEqual([]);
  });

  it('are shown on the page of a name that is not listed', async () => {
    const { detail } = recordedInventory;
    const alias = { ...clusters[0], name: 'alias', otherNames: ['demo-dev'] };
    server.use(
      http.get(`${API}/clusters/alias`, () =>
        HttpResponse.json({ ...detail, cluster: alias }),
      ),
      ...inventoryHandlers,
      ...backendHandlers,
    );
    openPage('/eco/clusters/alias');
    const words = await screen.findByText(/Also configured as/);
    expect(within(words).getByRole('link')).toHaveAttribute(
      'href',
      '/eco/clusters/demo-dev',
    );
  });
});
