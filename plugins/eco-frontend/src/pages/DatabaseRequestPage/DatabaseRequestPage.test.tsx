import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { databaseRequest, databaseRequestReady } from '../../../dev/databases';
import { databaseHandlers, recorder } from '../../__testUtils__/databases';
import { mockBackend } from '../../__testUtils__/mockBackend';
import { API, openPage } from '../../__testUtils__/pages';
import { violations } from '../../__testUtils__/violations';

const server = mockBackend();

function answerWith(...answers: object[]) {
  server.use(
    http.get(`${API}/database-requests/:id`, () =>
      HttpResponse.json(answers.length > 1 ? answers.shift() : answers[0]),
    ),
  );
}

const open = () => openPage(`/eco/databases/requests/${databaseRequest.id}`);

async function stepsShown() {
  const steps = await screen.findByRole('region', { name: 'Progress' });
  return within(steps)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent?.replace(/ \d+ \w+ ago$/, ''));
}

describe('DatabaseRequestPage', () => {
  it('follows a request until ready, and shows how to connect', async () => {
    answerWith(databaseRequest, databaseRequestReady);
    open();
    expect((await stepsShown()).slice(1)).toEqual([
      'Accepted by the cluster after 1 s',
      'Being set up after 2 s',
      'Ready',
      'Connection verified',
    ]);
    expect(
      screen.getByText('Waiting for the volume of orders-1'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^Started waiting/)).toBeInTheDocument();
    expect(
      screen.getByText(
        'PostgreSQL databases in demo-dev are usually ready after 9 s, 95% within 31 s (last 20).',
      ),
    ).toBeInTheDocument();
    expect(await violations()).toEqual([]);
    expect(
      await screen.findByText(
        /Not verified: simulated/,
        {},
        {
          timeout: 10_000,
        },
      ),
    ).toBeInTheDocument();
    expect((await stepsShown()).slice(3)).toEqual(['Ready after 6 s']);
    expect(screen.getByText('orders-rw.shop')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open database' })).toHaveAttribute(
      'href',
      '/eco/databases/demo-dev/shop/orders',
    );
  });

  it('shows what needs manual action', async () => {
    answerWith({
      ...databaseRequest,
      isStalled: true,
      waitingFor: 'spec.storageClass: There is no default class. Set one.',
    });
    open();
    expect(
      await screen.findByText(
        /This needs help: spec.storageClass: There is no/,
      ),
    ).toBeInTheDocument();
    expect(screen.getAllByText(/There is no default class/)).toHaveLength(1);
    expect(screen.getByText(/^Started waiting/)).toBeInTheDocument();
  });

  it('cancels a request after a warning about what is deleted', async () => {
    const { sent, handler } = recorder(
      'post',
      '/database-requests/:id/cancel',
      () => HttpResponse.json({ ...databaseRequest, isCancelling: true }),
    );
    server.use(handler, ...databaseHandlers);
    open();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel request' }),
    );
    expect(
      screen.getByText(/Eco removes what this request created/),
    ).toBeVisible();
    expect(sent).toHaveLength(0);
    answerWith({
      ...databaseRequest,
      state: 'cancelled',
      isOpen: false,
      mayCancel: false,
      steps: [
        ...databaseRequest.steps,
        { state: 'cancelled', at: '2026-11-29T10:00:20Z' },
      ],
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Cancel and remove' }),
    );
    expect(await screen.findByText('Cancelled')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Open database' })).toBeNull();
    expect(screen.getByRole('link', { name: 'All databases' })).toHaveAttribute(
      'href',
      '/eco/databases',
    );
  });

  it('shows why a request failed, and links back to the form', async () => {
    answerWith({
      ...databaseRequest,
      state: 'failed',
      isOpen: false,
      mayCancel: false,
      error: { field: 'spec.storage', message: 'The quota has 2Gi left.' },
    });
    open();
    expect(
      await screen.findByText('Storage: The quota has 2Gi left.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Try again' })).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Open database' })).toBeNull();
  });

  it('cancels nothing if the database has become ready meanwhile', async () => {
    answerWith(databaseRequest, databaseRequestReady);
    open();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel request' }),
    );
    expect(
      await screen.findByText(
        /orders can no longer be cancelled/,
        {},
        { timeout: 10_000 },
      ),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Cancel and remove' }),
    ).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(
      await screen.findByRole('link', { name: 'Open database' }),
    ).toBeVisible();
  });
});
