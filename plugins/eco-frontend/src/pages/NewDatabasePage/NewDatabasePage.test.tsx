import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import {
  databaseOptions,
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
import { violations } from '../../__testUtils__/violations';

const server = mockBackend();

const yaml = () =>
  screen.getByRole<HTMLTextAreaElement>('textbox', {
    name: 'Manifest of the database',
  });

const name = () => screen.getByRole('textbox', { name: 'Name' });

const press = (button: string | RegExp) =>
  userEvent.click(screen.getByRole('button', { name: button }));

async function choose(field: string, option: RegExp) {
  await userEvent.click(screen.getByRole('combobox', { name: field }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

async function openForm() {
  openPage('/eco/databases/new');
  await screen.findByRole('textbox', { name: 'Name' });
}

/** Fills in the fields without a default. */
async function fillIn() {
  await choose('Namespace', /^shop .*2 of 10/);
  await userEvent.type(name(), 'orders');
}

describe('NewDatabasePage', () => {
  it('goes from the form through the review to the request', async () => {
    const { sent, handler } = recorder('post', '/database-requests', () =>
      HttpResponse.json(databaseRequest, { status: 201 }),
    );
    server.use(handler, ...databaseHandlers);
    await openForm();
    // Fields with a single option are filled in.
    expect(screen.getByRole('combobox', { name: 'Cluster' })).toHaveTextContent(
      'Demo development',
    );
    expect(screen.getByText(/At least 1Gi. At most 100Gi./)).toBeVisible();
    await fillIn();
    expect(await violations()).toEqual([]);
    await press('Review');
    for (const answer of [
      'Allowed by the portal: yes',
      'Accepted by the cluster: yes',
      'Will run: yes',
    ]) {
      expect(
        await screen.findByRole('heading', { name: answer }),
      ).toBeInTheDocument();
    }
    expect(
      screen.getByRole('cell', { name: 'metadata.labels.team' }),
    ).toBeInTheDocument();
    expect(await violations()).toEqual([]);
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Create database' }),
      ).toBeEnabled(),
    );
    await press('Create database');
    expect(
      await screen.findByRole('heading', { name: 'Create orders' }),
    ).toBeInTheDocument();
    expect(sent).toEqual([
      {
        cluster: 'demo-dev',
        namespace: 'shop',
        name: 'orders',
        owner: 'group:default/shop-team',
        spec: {
          engine: 'postgres',
          version: '18',
          sizeClass: 'small',
          storage: '1Gi',
        },
        idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ]);
  });

  it('keeps the form and its YAML in sync', async () => {
    server.use(...databaseHandlers);
    await openForm();
    await fillIn();
    expect(yaml().value).toContain('name: orders');
    const typed = `${yaml().value}  parameters:\n    max_connections: "200"\n`;
    await userEvent.clear(yaml());
    await userEvent.paste(typed.replace('orders', 'carts'));
    expect(name()).toHaveValue('carts');
    await choose('Engine', /^MySQL/);
    // Fields unknown to the form are kept.
    expect(yaml().value).toMatch(/engine: mysql\n {2}version: "8.4"/);
    expect(yaml().value).toContain('max_connections: "200"');
  });

  it('locks the form while the YAML is invalid, then unlocks it', async () => {
    server.use(...databaseHandlers);
    await openForm();
    await fillIn();
    await userEvent.type(yaml(), 'spec: {{}');
    expect(
      screen.getByText(/^Line \d+: Map keys must be unique/),
    ).toBeVisible();
    expect(name()).toBeDisabled();
    expect(name()).toHaveValue('orders');
    await press('Discard my changes');
    expect(name()).toBeEnabled();
    expect(yaml().value).toMatch(/name: orders\n.*\n/);
  });

  it('shows at each field what is missing or wrong', async () => {
    server.use(
      http.post(`${API}/database-reviews`, () =>
        refusal(400, 'wrong', [
          { field: 'name', message: 'orders is taken. Choose another name.' },
          { field: 'spec.parameters.port', message: 'It is nobody’s to set.' },
        ]),
      ),
      ...databaseHandlers,
    );
    await openForm();
    await press('Review');
    expect(screen.getByText('Give it a name')).toBeVisible();
    expect(name()).toHaveAccessibleDescription(/Give it a name/);
    await userEvent.type(name(), 'Orders');
    expect(screen.getByText(/Use lowercase letters/)).toBeVisible();
    await userEvent.clear(name());
    await fillIn();
    expect(
      await screen.findByText('orders is taken. Choose another name.'),
    ).toBeVisible();
    expect(screen.getByText(/spec.parameters.port: /)).toBeVisible();
  });

  it('keeps the input if the backend refuses or does not answer', async () => {
    const answers = [
      () => refusal(503, 'The database is restarting'),
      () => refusal(400, 'wrong', [{ field: 'name', message: 'Just taken.' }]),
    ];
    const { sent, handler } = recorder('post', '/database-requests', () =>
      answers[sent.length - 1](),
    );
    server.use(handler, ...databaseHandlers);
    await openForm();
    await fillIn();
    await press('Review');
    const create = await screen.findByRole('button', {
      name: 'Create database',
    });
    await waitFor(() => expect(create).toBeEnabled());
    await press('Create database');
    expect(
      await screen.findByText(/Nothing was created: The database is restart/),
    ).toBeVisible();
    await press('Create database');
    // Back in the form, with the input kept.
    expect(await screen.findByText('Just taken.')).toBeVisible();
    expect(name()).toHaveValue('orders');
    expect(sent[1].idempotencyKey).toBe(sent[0].idempotencyKey);
  });

  it('does not create a database that the cluster would refuse', async () => {
    const willRun = {
      verdict: 'blocked',
      messages: [{ field: 'spec.version', message: 'Nothing runs 13 here.' }],
    };
    server.use(
      http.post(`${API}/database-reviews`, () =>
        HttpResponse.json({ ...databaseReview, willRun }),
      ),
      ...databaseHandlers,
    );
    await openForm();
    await fillIn();
    await press('Review');
    expect(
      await screen.findByRole('heading', { name: 'Will run: no' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/Nothing runs 13 here/)).toBeVisible();
    await waitFor(() =>
      expect(screen.getByText('Nothing has changed yet.')).toBeVisible(),
    );
    expect(
      screen.getByRole('button', { name: 'Create database' }),
    ).toBeDisabled();
    expect(screen.getByText('Version: Nothing runs 13 here.')).toBeVisible();
    await press('Back to fix it');
    expect(name()).toHaveValue('orders');
  });

  it('names the webhook that denied, and keeps the input', async () => {
    const message =
      'admission webhook "guard.example.com" denied the request: no cost center';
    const admitted = { verdict: 'blocked', messages: [{ message }] };
    server.use(
      http.post(`${API}/database-reviews`, () =>
        HttpResponse.json({ ...databaseReview, admitted }),
      ),
      ...databaseHandlers,
    );
    await openForm();
    await fillIn();
    await press('Review');
    expect(await screen.findByText(message)).toBeVisible();
    await press(/^Back/);
    expect(name()).toHaveValue('orders');
    expect(await screen.findByText(message)).toBeVisible();
  });

  it.each([
    ["its API server refuses Eco's token (401)"],
    ['no answer in time'],
    ['failed calling webhook "guard.example.com": deadline exceeded'],
  ])('allows a request while the cluster cannot answer: %s', async reason => {
    const admitted = {
      verdict: 'could-not-check',
      messages: [{ message: `The cluster cannot check this now: ${reason}` }],
    };
    const { sent, handler } = recorder('post', '/database-requests', () =>
      HttpResponse.json(databaseRequest, { status: 201 }),
    );
    server.use(
      http.post(`${API}/database-reviews`, () =>
        HttpResponse.json({ ...databaseReview, admitted }),
      ),
      handler,
      ...databaseHandlers,
    );
    await openForm();
    await fillIn();
    await press('Review');
    expect(
      await screen.findByText(`The cluster cannot check this now: ${reason}`),
    ).toBeVisible();
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Create database' }),
      ).toBeEnabled(),
    );
    await press('Create database');
    await waitFor(() => expect(sent).toHaveLength(1));
  });

  it('offers what the cluster can run, and says why it cannot', async () => {
    server.use(...databaseHandlers);
    await openForm();
    await userEvent.click(screen.getByRole('combobox', { name: 'Version' }));
    const old = await screen.findByRole('option', { name: /^13/ });
    expect(old).toHaveAttribute('aria-disabled', 'true');
    expect(old).toHaveTextContent(
      '13 (PostgreSQL)CloudNativePG does not run it any more; No fixes since 2025-11-13',
    );
  });

  it('offers the manifest to copy where Eco may not create databases', async () => {
    const [cluster] = databaseOptions.clusters;
    const reason = 'Its token is in your browser alone.';
    server.use(
      http.get(`${API}/database-options`, () =>
        HttpResponse.json({
          ...databaseOptions,
          clusters: [{ ...cluster, selfService: { state: 'no', reason } }],
        }),
      ),
      ...databaseHandlers,
    );
    await openForm();
    expect(
      screen.getByText(/^Eco cannot create databases in Demo development: Its/),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Copy manifest' })).toBeEnabled();
  });

  it('names the missing permission', async () => {
    server.use(
      http.get(`${API}/database-options`, () => refusal(403, 'denied')),
    );
    openPage('/eco/databases/new');
    expect(
      await screen.findByRole('heading', {
        name: 'You may not create databases',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText(/eco\.database\.create/)).toBeInTheDocument();
  });
});
