import { ReactNode } from 'react';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';

/**
 * Column headers of a table. Explicit roles keep the table semantics when a
 * narrow screen stacks the cells.
 *
 * @param props - `children`: cells that follow these headers
 */
export function ColumnHeads(props: {
  columns: string[];
  children?: ReactNode;
}) {
  return (
    <TableHead role="rowgroup">
      <TableRow role="row">
        {props.columns.map(column => (
          <TableCell key={column} role="columnheader">
            {column}
          </TableCell>
        ))}
        {props.children}
      </TableRow>
    </TableHead>
  );
}
