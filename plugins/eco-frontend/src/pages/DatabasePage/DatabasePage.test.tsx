import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { databaseDetail, databaseRequest } from '../../../dev/databases';
import {
  databaseHandlers,
  recorder,
  refusal,
} from '../../__testUtils__/databases';
import { notFound } from '../../__testUtils__/errorAnswer';
import { mockBackend } from '../../__testUtils__/mockBackend';
import { API, openPage } from '../../__testUtils__/pages';
import { violations } from '../../__testUtils__/violations';

const server = mockBackend();
const PATH = '/eco/databases/demo-dev/shop/orders';
const URL_OF_ORDERS = `${API}/databases/demo-dev/shop/orders`;

const press = (name: string) =>
  userEvent.click(screen.getByRole('button', { name }));

describe('DatabasePage', () => {
  it('shows how to connect, without the password', async () => {
    server.use(...databaseHandlers);
    openPage(PATH);
    const connect = await screen.findByRole('region', { name: 'Connect' });
    expect(connect).toHaveTextContent('orders-rw.shop');
    expect(connect).toHaveTextContent(
      'orders-app (keys username and password)',
    );
    expect(connect).toHaveTextContent(/secretKeyRef:/);
    await userEvent.click(within(connect).getByRole('tab', { name: 'Shell' }));
    expect(connect).toHaveTextContent(
      'psql "postgresql://app@orders-rw.shop:5432/app"',
    );
    expect(screen.getByText('CloudNativePG')).toBeInTheDocument();
    await userEvent.click(screen.getByText('Conditions'));
    expect(
      await screen.findByText(/it comes first for postgres/),
    ).toBeInTheDocument();
    expect(screen.getByText('2 of 2 ready')).toBeInTheDocument();
    expect(screen.getByText(/nothing runs in its pods/)).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  it('copies the shown code', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    server.use(...databaseHandlers);
    openPage(PATH);
    await screen.findByRole('region', { name: 'Connect' });
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(
      await screen.findByRole('button', { name: 'Copied' }),
    ).toBeInTheDocument();
    expect(write).toHaveBeenCalledWith(expect.stringMatching(/^env:/));
  });

  it('deletes once the name is typed, and keeps the data by default', async () => {
    const { sent, handler } = recorder(
      'delete',
      '/databases/demo-dev/shop/orders',
      () => HttpResponse.json({ ...databaseRequest, operation: 'delete' }),
    );
    server.use(handler, ...databaseHandlers);
    openPage(PATH);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Delete' }),
    );
    const dialog = screen.getByRole('dialog', { name: 'Delete orders?' });
    const submit = within(dialog).getByRole('button', {
      name: 'Delete database',
    });
    expect(submit).toBeDisabled();
    const confirm = within(dialog).getByRole('textbox');
    await userEvent.type(confirm, 'ox');
    expect(dialog).toHaveTextContent('This is not orders');
    expect(await violations()).toEqual([]);
    await userEvent.clear(confirm);
    await userEvent.type(confirm, 'orders{Enter}');
    expect(
      await screen.findByText('Waiting for the volume of orders-1'),
    ).toBeInTheDocument();
    expect(sent).toEqual([
      {
        confirm: 'orders',
        data: 'keep',
        idempotencyKey: expect.any(String),
      },
    ]);
  });

  it('keeps the dialog open if the backend refuses', async () => {
    server.use(
      http.delete(URL_OF_ORDERS, () => refusal(403, 'You may not delete it')),
      ...databaseHandlers,
    );
    openPage(PATH);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Delete' }),
    );
    await userEvent.type(screen.getByRole('textbox'), 'orders');
    await press('Delete database');
    expect(await screen.findByText('You may not delete it')).toBeVisible();
  });

  it('names the missing permissions', async () => {
    server.use(
      http.get(URL_OF_ORDERS, () =>
        HttpResponse.json({
          ...databaseDetail,
          mayUpdate: false,
          mayDelete: false,
          denied: ['eco.database.update', 'eco.database.delete'],
        }),
      ),
    );
    openPage(PATH);
    expect(
      await screen.findByText(
        /^You need eco.database.update, eco.database.delete/,
      ),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Change' })).toBeNull();
  });

  it('names the manager of a database that Eco cannot change', async () => {
    const { summary } = databaseDetail;
    server.use(
      http.get(URL_OF_ORDERS, () =>
        HttpResponse.json({
          ...databaseDetail,
          summary: { ...summary, origin: 'outside', owner: undefined },
          managers: ['kubectl'],
          mayUpdate: false,
        }),
      ),
    );
    openPage(PATH);
    expect(
      await screen.findByText('Managed by kubectl. Change it there.'),
    ).toBeInTheDocument();
    expect(screen.getByText('Created outside Eco')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Change' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Delete' })).toBeInTheDocument();
  });

  it('shows the last known state if the cluster does not answer', async () => {
    server.use(
      http.get(URL_OF_ORDERS, () =>
        HttpResponse.json({
          ...databaseDetail,
          unread: 'it is down',
          mayUpdate: false,
        }),
      ),
    );
    openPage(PATH);
    expect(
      await screen.findByText(/could not be read: it is down. Last read:/),
    ).toBeInTheDocument();
    expect(screen.getByText('orders-rw.shop')).toBeInTheDocument();
    expect(
      screen.getByText(/cannot change it while its cluster/),
    ).toBeInTheDocument();
  });

  it('says that there is no such database', async () => {
    server.use(http.get(URL_OF_ORDERS, notFound));
    openPage(PATH);
    expect(
      await screen.findByRole('heading', {
        name: /no database shop\/orders that you may see in demo-dev/,
      }),
    ).toBeInTheDocument();
  });
});
