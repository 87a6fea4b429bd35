import { ReactNode } from 'react';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';

/**
 * The head of a table: the names of its columns. The explicit roles keep it a
 * table where a narrow screen lays its cells below each other.
 *
 * @param props - `children`: cells after these
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
