import { screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { clusters } from '../../../dev/answers';
import { databaseList } from '../../../dev/databases';
import { databaseHandlers, refusal } from '../../__testUtils__/databases';
import { mockBackend } from '../../__testUtils__/mockBackend';
import { API, openPage } from '../../__testUtils__/pages';
import { violations } from '../../__testUtils__/violations';

const server = mockBackend();

function answerWith(change: Partial<typeof databaseList>) {
  server.use(
    http.get(`${API}/databases`, () =>
      HttpResponse.json({ ...databaseList, ...change }),
    ),
    http.get(`${API}/clusters`, () => HttpResponse.json({ items: clusters })),
  );
}

async function rowsOf() {
  const table = await screen.findByRole('table', { name: 'Databases' });
  return within(table)
    .getAllByRole('row')
    .slice(1)
    .map(row =>
      within(row)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    );
}

describe('DatabasesPage', () => {
  it('lists databases with their states', async () => {
    server.use(...databaseHandlers);
    openPage('/eco/databases');
    expect(await rowsOf()).toEqual([
      [
        'ledger',
        'Demo development',
        'shop',
        'Needs helpspec.replicas: Set it to 1, for nothing here runs more.',
        'MySQL',
        '8.4',
        // Created outside Eco, so the owner is the one that the object
        // declares.
        'bank-team (from spec.owner)',
        'Created outside Eco',
      ],
      [
        'orders',
        'Demo development',
        'shop',
        'Ready',
        'PostgreSQL',
        '17',
        'shop-team',
        'Requested in Eco',
      ],
    ]);
    expect(screen.getByRole('link', { name: 'orders' })).toHaveAttribute(
      'href',
      '/eco/databases/demo-dev/shop/orders',
    );
    expect(
      screen.getByText(
        'Databases in edge-hamburg are unknown: it does not answer',
      ),
    ).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  it('links to the form with permission to create', async () => {
    server.use(...databaseHandlers);
    openPage('/eco/databases');
    expect(
      await screen.findByRole('link', { name: 'New database' }),
    ).toHaveAttribute('href', '/eco/databases/new');
  });

  it('names the permission that creating requires', async () => {
    answerWith({ mayCreate: false });
    openPage('/eco/databases');
    expect(
      await screen.findByText(
        'You need eco.database.create to create a database',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'New database' })).toBeNull();
  });

  it('says that there are no databases yet', async () => {
    answerWith({ items: [], total: 0, unknownIn: [] });
    openPage('/eco/databases');
    expect(
      await screen.findByRole('heading', { name: 'No databases yet' }),
    ).toBeInTheDocument();
  });

  it('does not say that there are none if a cluster was not read', async () => {
    answerWith({ items: [], total: 0 });
    openPage('/eco/databases');
    expect(
      await screen.findByRole('heading', { name: 'Databases unknown' }),
    ).toBeInTheDocument();
    expect(screen.queryByText('No databases yet')).toBeNull();
  });

  it('shows a long list in steps, with the number of hidden rows', async () => {
    const [one] = databaseList.items;
    const items = Array.from({ length: 1000 }, (_, index) => ({
      ...one,
      name: `db-${String(index).padStart(4, '0')}`,
    }));
    answerWith({ items, total: 6000 });
    openPage('/eco/databases');
    expect(await rowsOf()).toHaveLength(100);
    expect(
      screen.getByText('Showing 1000 of 6000 databases.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Show 100 more' }),
    ).toBeInTheDocument();
  });

  it('names the permission that the page requires', async () => {
    server.use(http.get(`${API}/databases`, () => refusal(403, 'denied')));
    openPage('/eco/databases');
    expect(
      await screen.findByRole('heading', { name: 'You may not see databases' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/eco\.database\.read/)).toBeInTheDocument();
  });
});
