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

/** Number of rows shown at first, and added each time. */
const ROWS = 100;
/** Number of columns that fit beside the portal's sidebar at 1280 px. */
const FITTING_COLUMNS = 8;

/**
 * A sortable table of data, which keeps its order in the URL. The header stays
 * visible, and a narrow screen shows each row as a block of labeled cells.
 * Explicit roles keep the table semantics for screen readers.
 * It uses TanStack Table 8, the version that comes with @backstage/ui.
 *
 * @param props - `rows`: in any order; `columns`: a stable reference; `name`:
 * distinguishes the tables of one page in its URL; `csv`: name of the file to
 * export to; `toolbar`: shown above the rows; `sortedBy`: initial sort column,
 * by default the first
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
      {/* Scrolls if there is too little room; otherwise the header sticks to
          the page. */}
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

/** Converts the rows to CSV cells. */
function toTable<TRow>(columns: Array<DataColumn<TRow>>, rows: TRow[]) {
  const exported = columns.filter(({ value }) => value);
  return {
    fields: exported.map(({ id }) => id),
    data: rows.map(row =>
      exported.map(column => String(column.value?.(row) ?? '')),
    ),
  };
}
