import { memo } from 'react';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { DataColumn } from './DataColumn';

/** A table row. Memoized, so that sorting hundreds of rows only moves them. */
export const DataRow = memo(PlainDataRow) as typeof PlainDataRow;

function PlainDataRow<TRow>(props: {
  row: TRow;
  columns: Array<DataColumn<TRow>>;
}) {
  const { row, columns } = props;
  return (
    <TableRow role="row">
      {columns.map(({ id, head, shortHead, value, cell }, index) => (
        <TableCell
          key={id}
          role="cell"
          // The first cell names the row, so it needs no label.
          data-label={index > 0 ? shortHead ?? head : undefined}
        >
          {cell ? cell(row) : value?.(row)}
        </TableCell>
      ))}
    </TableRow>
  );
}
