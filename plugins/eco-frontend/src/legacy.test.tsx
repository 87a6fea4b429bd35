import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import { TestApiProvider, renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { Route, Routes } from 'react-router-dom';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { EcoApi } from '@backstage-eco/plugin-eco-common';
import { clusters, stackOf } from '../dev/answers';
import { ecoApiRef } from './api';
import { EcoPage, ecoPlugin } from './legacy';
import { rootRouteRef } from './routes';

const API = 'http://localhost:7007/api/eco';
const server = setupServer();
registerMswTestHooks(server);

describe('the legacy plugin', () => {
  it('draws the stack under its own header', async () => {
    server.use(
      http.get(`${API}/clusters`, () => HttpResponse.json({ items: clusters })),
      http.get(`${API}/stack`, () => HttpResponse.json(stackOf())),
    );
    const [{ api, factory }] = ecoPlugin.getApis();
    expect(api).toBe(ecoApiRef);
    const ecoApi = factory({
      discoveryApi: mockApis.discovery({ baseUrl: 'http://localhost:7007' }),
      fetchApi: mockApis.fetch(),
    });
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [ecoApiRef, ecoApi as EcoApi],
          [permissionApiRef, mockApis.permission()],
        ]}
      >
        <Routes>
          <Route path="/" element={<EcoPage />} />
        </Routes>
      </TestApiProvider>,
      { mountedRoutes: { '/': rootRouteRef } },
    );
    expect(
      await screen.findByRole('heading', { name: 'Ecosystem', level: 1 }),
    ).toBeInTheDocument();
    expect(await screen.findByText('Cilium')).toBeInTheDocument();
  }, 30_000);
});
