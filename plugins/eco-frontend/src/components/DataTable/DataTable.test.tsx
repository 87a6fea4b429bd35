import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { catchSavedFiles } from '../../__testUtils__/savedFiles';
import { violations } from '../../__testUtils__/violations';
import { DataColumn } from './DataColumn';
import { DataTable } from './DataTable';

interface Release {
  name: string;
  version?: string;
  stars?: number;
}

const columns: Array<DataColumn<Release>> = [
  { id: 'name', head: 'Name', value: row => row.name },
  { id: 'version', head: 'Version', value: row => row.version },
  {
    id: 'stars',
    head: 'Stars',
    value: row => row.stars,
    cell: row => <b>{row.stars ?? 'unknown'} stars</b>,
  },
  { id: 'link', head: 'Link', cell: row => <a href="#top">{row.name} page</a> },
];

const rows: Release[] = [
  { name: 'b', version: 'v10', stars: 2 },
  { name: 'a', version: 'v9', stars: 10 },
  { name: '=d' },
  { name: 'C', version: 'v9' },
];

const saved = catchSavedFiles();

function open(shown = rows, path = '/') {
  return renderInTestApp(
    <main>
      <h1>Releases</h1>
      <DataTable
        label="Releases"
        rows={shown}
        columns={columns}
        rowId={({ name }) => name}
        csv="eco-releases"
      />
    </main>,
    { initialRouteEntries: [path] },
  );
}

function names(): Array<string | null> {
  return within(screen.getByRole('table', { name: 'Releases' }))
    .getAllByRole('row')
    .slice(1)
    .map(row => within(row).getAllByRole('cell')[0].textContent);
}

describe('DataTable', () => {
  it('sorts by its first column, and by any other that has values', async () => {
    open();
    expect(names()).toEqual(['=d', 'a', 'b', 'C']);
    const version = screen.getByRole('button', { name: 'Version' });
    await userEvent.click(version);
    expect(names()).toEqual(['a', 'C', 'b', '=d']);
    expect(version.closest('th')).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(version);
    expect(names()).toEqual(['b', 'a', 'C', '=d']);
    expect(version.closest('th')).toHaveAttribute('aria-sort', 'descending');
    expect(screen.queryByRole('button', { name: 'Link' })).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it('sorts by keyboard, and as the URL says', async () => {
    open(rows, '/?sort=stars&order=desc');
    expect(names()).toEqual(['a', 'b', '=d', 'C']);
    screen.getByRole('button', { name: 'Name' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(names()).toEqual(['=d', 'a', 'b', 'C']);
  });

  it('exports every row in the current order, and escapes formulas', async () => {
    open(rows, '/?sort=stars');
    await userEvent.click(screen.getByRole('button', { name: 'CSV' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0].name).toBe('eco-releases.csv');
    expect(await saved[0].text()).toBe(
      `name,version,stars\r\nb,v10,2\r\na,v9,10\r\n"'=d",,\r\nC,v9,`,
    );
  });

  it('shows hundreds of rows in steps', async () => {
    open(Array.from({ length: 230 }, (_, index) => ({ name: `r${index}` })));
    expect(names()).toHaveLength(100);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show 100 more' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Show 30 more' }));
    expect(names()).toEqual(
      Array.from({ length: 230 }, (_, index) => `r${index}`),
    );
    expect(screen.queryByRole('button', { name: /^Show/ })).toBeNull();
  });

  it('labels each cell for when the header is hidden', () => {
    open(rows.slice(0, 1));
    expect(screen.getByRole('cell', { name: 'v10' })).toHaveAttribute(
      'data-label',
      'Version',
    );
  });
});
