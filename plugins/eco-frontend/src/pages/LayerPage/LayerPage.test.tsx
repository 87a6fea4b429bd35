import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { LAYER_GUIDANCE, STACK_LAYERS } from '@backstage-eco/plugin-eco-common';
import { mockBackend } from '../../__testUtils__/mockBackend';
import {
  API,
  backendHandlers,
  openPage,
  rowOf,
} from '../../__testUtils__/pages';
import { violations } from '../../__testUtils__/violations';

const server = mockBackend();

describe('LayerPage', () => {
  it("shows guidance, and the layer's state in each cluster", async () => {
    server.use(...backendHandlers);
    openPage('/eco/layers/cni');
    expect(
      await screen.findByRole('heading', { name: 'CNI', level: 2 }),
    ).toBeInTheDocument();
    for (const [name, text] of [
      ['How to choose', LAYER_GUIDANCE.cni.howToChoose],
      ['When to add it', LAYER_GUIDANCE.cni.whenToAdd],
      ['What to watch out for', LAYER_GUIDANCE.cni.watchOut],
    ]) {
      expect(screen.getByRole('region', { name })).toHaveTextContent(text);
    }
    expect(
      screen.getByRole('region', { name: 'In your clusters' }),
    ).toHaveTextContent('In place in demo-dev, demo-prodGap in Edge Hamburg');
    expect(
      within(screen.getByRole('region', { name: 'Usual choices' })).getByRole(
        'link',
        { name: 'Cilium' },
      ),
    ).toHaveAttribute('href', '/eco/tools/cilium');
    expect(await violations()).toEqual([]);
  });

  it('explains that there is no cluster, instead of showing counts', async () => {
    const layers = STACK_LAYERS.map(layer => ({
      ...layer,
      tools: [],
      unknownIn: [],
    }));
    server.use(
      http.get(`${API}/stack`, () =>
        HttpResponse.json({ clusters: [], layers, services: [] }),
      ),
      http.get(`${API}/storage`, () =>
        HttpResponse.json({ items: [], unknownIn: [] }),
      ),
      http.get(`${API}/cluster-list`, () =>
        HttpResponse.json({ state: 'none' }),
      ),
      ...backendHandlers,
    );
    openPage('/eco/layers/storage');
    const region = await screen.findByRole('region', {
      name: 'In your clusters',
    });
    expect(
      await within(region).findByText('No clusters configured.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('heading', {
        name: 'Storage classes, claims and volumes',
      }),
    ).toBeNull();
  });

  it('lists found tools apart from the others', async () => {
    server.use(...backendHandlers);
    openPage('/eco/layers/cni');
    expect((await rowOf('Calico')).slice(1, 4)).toEqual([
      '3.31.0',
      'not found',
      'not found',
    ]);
    const others = await screen.findByRole('table', {
      name: 'Other tools that Eco knows for it',
    });
    expect(
      within(others).getByRole('link', { name: 'Weave Net' }),
    ).toBeInTheDocument();
    expect(within(others).getByText('archived')).toBeInTheDocument();
  });

  it('links from one layer to another', async () => {
    server.use(...backendHandlers);
    openPage('/eco/layers/cni');
    const stack = await screen.findByRole('navigation', { name: 'Layers' });
    expect(within(stack).getByRole('link', { name: /^CNI/ })).toHaveAttribute(
      'aria-current',
      'page',
    );
    await userEvent.click(
      within(stack).getByRole('link', { name: /^Certificates/ }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Certificates', level: 2 }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: 'In your clusters' }),
    ).toHaveTextContent('Unknown in Edge Hamburg, last read 2 hours ago');
  });

  it('says that there is no such layer', async () => {
    server.use(...backendHandlers);
    openPage('/eco/layers/cellar');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'There is no layer named cellar',
    );
    await userEvent.click(screen.getByRole('link', { name: 'All layers' }));
    const first = await screen.findByRole('region', { name: 'Start with' });
    expect(
      within(first)
        .getAllByRole('heading', { level: 3 })
        .map(({ textContent }) => textContent),
    ).toEqual([
      'CNI',
      'Ingress',
      'Certificates',
      'Package management',
      'Observability',
    ]);
    expect(
      within(screen.getByRole('navigation', { name: 'Ecosystem' })).getByRole(
        'link',
        { name: 'Layers' },
      ),
    ).toHaveAttribute('aria-current', 'page');
    expect(await violations()).toEqual([]);
  });
});
