import { AnyApiRef } from '@backstage/core-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { TestApiProvider, renderInTestApp } from '@backstage/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { mockBackend } from './__testUtils__/mockBackend';
import { backendHandlers } from './__testUtils__/pages';
import { EcoPage, ecoPlugin } from './legacy';
import { rootRouteRef } from './routes';

const server = mockBackend();

// An app's routes match a path and everything below it, while `Routes` needs
// `/*`. The wrapper hides the page from route discovery, so that its route ref
// resolves to the path in `mountedRoutes`.
const Mounted = () => <EcoPage />;

async function openLegacyPage(path: string) {
  const deps = {
    discoveryApi: mockApis.discovery({ baseUrl: 'http://localhost:7007' }),
    fetchApi: mockApis.fetch(),
  };
  const apis = [...ecoPlugin.getApis()].map(
    ({ api, factory }): [AnyApiRef, {}] => [api, factory(deps) as {}],
  );
  await renderInTestApp(
    <TestApiProvider
      apis={[...apis, [permissionApiRef, mockApis.permission()]]}
    >
      <Routes>
        <Route path="/platform/*" element={<Mounted />} />
      </Routes>
    </TestApiProvider>,
    {
      mountedRoutes: { '/platform': rootRouteRef },
      routeEntries: [path],
    },
  );
}

describe('the legacy plugin', () => {
  it('renders the stack below its own header', async () => {
    server.use(...backendHandlers);
    await openLegacyPage('/platform?cluster=demo-prod');
    expect(
      await screen.findByRole('heading', { name: 'Ecosystem', level: 1 }),
    ).toBeInTheDocument();
    expect(await screen.findByText('Istio')).toHaveAttribute(
      'href',
      '/platform/tools/istio',
    );
  });

  it("uses the theme's font for text, not that of @backstage/ui", async () => {
    server.use(...backendHandlers);
    await openLegacyPage('/platform/no/such/page');
    const heading = await screen.findByText('Page not found');
    const fonts: string[] = [];
    for (
      let parent = heading.parentElement;
      parent && parent !== document.body;
      parent = parent.parentElement
    ) {
      fonts.push(getComputedStyle(parent).fontFamily);
    }
    expect(fonts.join()).toMatch('Roboto');
  });

  it('links to the other pages', async () => {
    server.use(...backendHandlers);
    await openLegacyPage('/platform/tools/kyverno');
    expect(
      await screen.findByRole('heading', { name: 'Kyverno', level: 2 }),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(document.title).toBe('Kyverno | Ecosystem | Backstage'),
    );
    const tabs = screen.getByRole('navigation', { name: 'Ecosystem' });
    await userEvent.click(within(tabs).getByRole('link', { name: 'Tools' }));
    expect(
      await screen.findByRole('table', { name: 'Tools' }),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(document.title).toBe('Tools | Ecosystem | Backstage'),
    );
  });
});
