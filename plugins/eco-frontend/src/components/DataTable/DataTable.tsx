import { ReactNode, useMemo, useState } from 'react';
import {
  ColumnDef,
  getCoreRowModel,
  getSortedRowModel,
  useReactTable,
} from '@tanstack/react-table';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import TableBody from '@mui/material/TableBody';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { Table } from '../Table';
import { CsvButton } from './CsvButton';
import { DataColumn, isSortable } from './DataColumn';
import { DataHead } from './DataHead';
import { DataRow } from './DataRow';
import { compareValues } from './compareValues';
import { tableStyle } from './tableStyle';
import { useTableOrder } from './useTableOrder';

/** So many rows at first, and so many more each time. */
const ROWS = 100;
/** So many columns fit beside the portal's sidebar on a page of 1280 px. */
const FITTING_COLUMNS = 8;

/**
 * Rows of data as a table: sorted by its heads and kept so in the address, its
 * head in sight, and on a narrow screen each row as a block of named cells. The
 * explicit roles keep it a table for those who cannot see it.
 *
 * It stands on version 8 of TanStack Table, the one that @backstage/ui brings.
 *
 * @param props - `rows` in any order; `columns` the same array while they stay
 * the same. `csv` names the file that the rows can be saved as. `name` tells
 * apart the tables of one page in its address. `toolbar` stands above the rows.
 * `sortedBy` is the column that they are sorted by at first, if not the first one.
 */
export function DataTable<TRow>(props: {
  label: string;
  rows: TRow[];
  columns: Array<DataColumn<TRow>>;
  rowId: (row: TRow) => string;
  name?: string;
  csv?: string;
  toolbar?: ReactNode;
  sortedBy?: string;
}) {
  const { label, rows, columns, rowId, name, csv, toolbar } = props;
  const t = useEcoTranslation();
  const [most, setMost] = useState(ROWS);
  const shown = useMemo(
    () => columns.filter(({ csvOnly }) => !csvOnly),
    [columns],
  );
  const order = useTableOrder({
    ids: sortableIds(shown),
    name,
    usual: props.sortedBy,
  });
  const table = useReactTable({
    data: rows,
    columns: useMemo(() => shown.map(toDefinition), [shown]),
    state: { sorting: order.sorting },
    getRowId: rowId,
    autoResetAll: false,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });
  const sorted = table.getSortedRowModel().rows.map(({ original }) => original);
  const more = sorted.length - most;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
      {(toolbar || csv) && (
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            gap: 1,
          }}
        >
          <Box sx={{ flex: '1 1 auto' }}>{toolbar}</Box>
          {csv && (
            <CsvButton file={csv} table={() => toTable(columns, sorted)} />
          )}
        </Box>
      )}
      {/* Where there is no room, it scrolls; else its head sticks to the page. */}
      <Paper
        variant="outlined"
        sx={{
          overflowX: {
            md: 'auto',
            [shown.length > FITTING_COLUMNS ? 'xl' : 'lg']: 'visible',
          },
        }}
      >
        <Table
          role="table"
          size="small"
          stickyHeader
          aria-label={label}
          sx={tableStyle}
        >
          <DataHead columns={shown} order={order} />
          <TableBody role="rowgroup">
            {sorted.slice(0, most).map(row => (
              <DataRow key={rowId(row)} row={row} columns={shown} />
            ))}
          </TableBody>
        </Table>
      </Paper>
      {more > 0 && (
        <Button
          onClick={() => setMost(most + ROWS)}
          sx={{ alignSelf: 'flex-start' }}
        >
          {t('table.more', { count: Math.min(more, ROWS) })}
        </Button>
      )}
    </Box>
  );
}

function sortableIds<TRow>(columns: Array<DataColumn<TRow>>): string[] {
  return columns.filter(isSortable).map(({ id }) => id);
}

function toDefinition<TRow>(column: DataColumn<TRow>): ColumnDef<TRow> {
  const sortBy = column.sortBy ?? column.value;
  return {
    id: column.id,
    accessorFn: row => sortBy?.(row),
    sortUndefined: 'last',
    sortingFn: (a, b, id) => compareValues(a.getValue(id), b.getValue(id)),
  };
}

/** The rows as CSV has them. */
function toTable<TRow>(columns: Array<DataColumn<TRow>>, rows: TRow[]) {
  const exported = columns.filter(({ value }) => value);
  return {
    fields: exported.map(({ id }) => id),
    data: rows.map(row =>
      exported.map(column => String(column.value?.(row) ?? '')),
    ),
  };
}
