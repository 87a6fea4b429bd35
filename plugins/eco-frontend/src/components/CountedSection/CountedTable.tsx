import { ReactNode } from 'react';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import type { SxProps, Theme } from '@mui/material/styles';
import { ColumnHeads } from '../ColumnHeads';
import { hiddenStyle } from '../HiddenText';
import { Table } from '../Table';

const tableStyle: SxProps<Theme> = theme => ({
  width: 'auto',
  minWidth: { md: '70%' },
  '& th, & td': {
    px: 1,
    py: 0.25,
    typography: 'body2',
    fontSize: theme.typography.pxToRem(13),
    verticalAlign: 'top',
    borderBottom: 1,
    borderColor: 'divider',
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
  '& th:first-of-type': { pl: 0 },
  '& thead th': { color: 'text.secondary' },
  '& tbody tr:last-of-type > *': { borderBottom: 0 },
  [theme.breakpoints.down('sm')]: {
    '&, & tbody, & tr, & td, & th': { display: 'block' },
    // For screen readers only: each cell shows the name of its column.
    '& thead': hiddenStyle,
    '& tbody tr': { py: 0.75, borderBottom: 1, borderColor: 'divider' },
    '& tbody td, & tbody th': { px: 0, py: 0.125, borderBottom: 0 },
    '& td[data-label]::before': {
      content: 'attr(data-label) ": "',
      color: theme.palette.text.secondary,
    },
  },
});

/**
 * A small table of numbers. A narrow screen stacks the cells of a row; explicit
 * roles keep the table semantics for screen readers.
 *
 * @param props - `rows`: their cells in the order of the columns; the first
 * cell names the row
 */
export function CountedTable(props: {
  label: string;
  columns: string[];
  rows: Array<{ key: string; cells: ReactNode[] }>;
}) {
  const { label, columns, rows } = props;
  return (
    <Table role="table" size="small" aria-label={label} sx={tableStyle}>
      <ColumnHeads columns={columns} />
      <TableBody role="rowgroup">
        {rows.map(({ key, cells: [first, ...rest] }) => (
          <TableRow key={key} role="row">
            <TableCell component="th" role="rowheader" scope="row">
              {first}
            </TableCell>
            {rest.map((cell, index) => (
              <TableCell
                key={columns[index + 1]}
                role="cell"
                data-label={columns[index + 1]}
              >
                {cell}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
