import { ComponentType } from 'react';
import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { databaseOptions } from '../../dev/databases';
import { databaseHandlers, refusal } from '../__testUtils__/databases';
import { mockBackend } from '../__testUtils__/mockBackend';
import { API } from '../__testUtils__/pages';
import ecoPlugin from '../index';
import { EcoClusterPicker, EcoNamespacePicker } from './PlaceFields';

const server = mockBackend();

/** Opens a form with the first two fields of the templates. */
function openForm(formData: Record<string, string> = {}) {
  const Cluster = EcoClusterPicker as ComponentType<any>;
  const Namespace = EcoNamespacePicker as ComponentType<any>;
  const field = {
    schema: {},
    uiSchema: {},
    formContext: { formData },
    onChange: () => {},
  };
  const form = PageBlueprint.make({
    params: {
      path: '/form',
      loader: async () => (
        <>
          <Cluster {...field} />
          <Namespace {...field} />
        </>
      ),
    },
  });
  renderTestApp({
    features: [
      ecoPlugin,
      createFrontendPlugin({ pluginId: 'form', extensions: [form] }),
    ],
    initialRouteEntries: ['/form'],
    apis: [mockApis.permission()],
  });
}

describe('the fields for the place of a database', () => {
  it('offer the available options', async () => {
    server.use(...databaseHandlers);
    openForm({ cluster: 'demo-dev' });
    expect(
      await screen.findByRole('combobox', { name: 'Cluster' }),
    ).toBeEnabled();
    expect(screen.getByRole('combobox', { name: 'Namespace' })).toBeEnabled();
  });

  it('say once that the user may not create databases', async () => {
    server.use(
      http.get(`${API}/database-options`, () => refusal(403, 'denied')),
    );
    openForm();
    expect(
      await screen.findByText('You may not create databases'),
    ).toBeInTheDocument();
    expect(screen.getByText(/eco\.database\.create/)).toBeInTheDocument();
    expect(screen.getByRole('combobox', { name: 'Namespace' })).toBeVisible();
  });

  it('say that there is no namespace to select', async () => {
    server.use(
      http.get(`${API}/database-options`, () =>
        HttpResponse.json({ ...databaseOptions, clusters: [] }),
      ),
      http.get(`${API}/clusters`, () =>
        HttpResponse.json(
          { error: { name: 'NotAllowedError' } },
          { status: 403 },
        ),
      ),
    );
    openForm();
    expect(
      await screen.findByText('You may not create databases in any namespace'),
    ).toBeInTheDocument();
  });
});
