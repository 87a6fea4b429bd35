import { memo } from 'react';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { DataColumn } from './DataColumn';

/**
 * A row of a table. Drawn again only when it or the columns change, so that
 * sorting hundreds of rows moves them and no more.
 */
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
          // The first says what the row is about.
          data-label={index > 0 ? shortHead ?? head : undefined}
        >
          {cell ? cell(row) : value?.(row)}
        </TableCell>
      ))}
    </TableRow>
  );
}
