import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import {
  databaseDetail,
  databaseManifest,
  databaseRequest,
  databaseReview,
} from '../../../dev/databases';
import {
  databaseHandlers,
  recorder,
  refusal,
} from '../../__testUtils__/databases';
import { mockBackend } from '../../__testUtils__/mockBackend';
import { API, openPage } from '../../__testUtils__/pages';

const server = mockBackend();
const PATH = '/eco/databases/demo-dev/shop/orders/change';

describe('ChangeDatabasePage', () => {
  it('locks immutable fields, and shows the changes', async () => {
    const { sent, handler } = recorder(
      'put',
      '/databases/demo-dev/shop/orders',
      () => HttpResponse.json({ ...databaseRequest, operation: 'update' }),
    );
    const grown = {
      ...databaseManifest,
      spec: { ...databaseManifest.spec, storage: '5Gi' },
    };
    server.use(
      handler,
      http.post(`${API}/database-reviews`, () =>
        HttpResponse.json({
          ...databaseReview,
          existingManifest: databaseManifest,
          admittedManifest: grown,
        }),
      ),
      ...databaseHandlers,
    );
    openPage(PATH);
    const storage = await screen.findByRole('textbox', { name: 'Storage' });
    for (const locked of ['Cluster', 'Namespace', 'Owner', 'Engine']) {
      expect(screen.getByRole('combobox', { name: locked })).toHaveAttribute(
        'aria-disabled',
        'true',
      );
    }
    expect(screen.getByRole('textbox', { name: 'Name' })).toBeDisabled();
    await userEvent.clear(storage);
    await userEvent.type(storage, '5Gi');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    const changes = await screen.findByRole('table', { name: 'What changes' });
    expect(
      within(changes)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual(['spec.storage', '1Gi', '5Gi']);
    const change = screen.getByRole('button', { name: 'Change database' });
    await waitFor(() => expect(change).toBeEnabled());
    await userEvent.click(change);
    expect(
      await screen.findByRole('region', { name: 'Progress' }),
    ).toBeInTheDocument();
    // The request leaves out what an autoscaler has set.
    expect(sent[0].spec).toEqual({
      engine: 'postgres',
      version: '17',
      sizeClass: 'small',
      storage: '5Gi',
    });
  });

  it('is available to users who may not create databases', async () => {
    server.use(
      http.get(`${API}/database-options`, () => refusal(403, 'denied')),
      ...databaseHandlers,
    );
    openPage(PATH);
    expect(await screen.findByRole('textbox', { name: 'Storage' })).toHaveValue(
      '1Gi',
    );
  });

  it('names the missing permission', async () => {
    server.use(
      http.get(`${API}/databases/demo-dev/shop/orders`, () =>
        HttpResponse.json({
          ...databaseDetail,
          mayUpdate: false,
          denied: ['eco.database.update'],
        }),
      ),
      ...databaseHandlers,
    );
    openPage(PATH);
    expect(
      await screen.findByText(/^You need eco.database.update/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it.each([
    [{ unread: 'no answer' }, /while its cluster cannot be read/],
    [
      { managers: ['argocd-controller'] },
      'Managed by argocd-controller. Change it there.',
    ],
    [{ spec: undefined }, 'Its cluster does not have this database now.'],
  ])('explains why a change is blocked: %j', async (blocker, words) => {
    server.use(
      http.get(`${API}/databases/demo-dev/shop/orders`, () =>
        HttpResponse.json({
          ...databaseDetail,
          mayUpdate: false,
          ...blocker,
        }),
      ),
      ...databaseHandlers,
    );
    openPage(PATH);
    expect(
      await screen.findByRole('heading', {
        name: 'This database cannot be changed here',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText(words)).toBeInTheDocument();
    expect(screen.queryByText(/locked fields/)).toBeNull();
    expect(screen.queryByText(/eco\.database\.update/)).toBeNull();
  });

  it('changes a database without an owner', async () => {
    const { owner, ...summary } = databaseDetail.summary;
    const { sent, handler } = recorder('post', '/database-reviews', () =>
      HttpResponse.json({
        ...databaseReview,
        existingManifest: databaseManifest,
      }),
    );
    server.use(
      http.get(`${API}/databases/demo-dev/shop/orders`, () =>
        HttpResponse.json({ ...databaseDetail, summary }),
      ),
      handler,
      ...databaseHandlers,
    );
    openPage(PATH);
    await screen.findByRole('textbox', { name: 'Storage' });
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      await screen.findByRole('heading', { name: 'Will run: yes' }),
    ).toBeInTheDocument();
    expect(sent[0]).not.toHaveProperty('owner');
  });
});
