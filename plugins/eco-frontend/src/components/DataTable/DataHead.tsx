import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import { DataColumn, isSortable } from './DataColumn';
import { useTableOrder } from './useTableOrder';

/** Column headers. Those of sortable columns sort the rows. */
export function DataHead<TRow>(props: {
  columns: Array<DataColumn<TRow>>;
  order: ReturnType<typeof useTableOrder>;
}) {
  const { columns, order } = props;
  const [{ id: active, desc }] = order.sorting;
  return (
    <TableHead role="rowgroup">
      <TableRow role="row">
        {columns.map(column => {
          const isActive = column.id === active;
          const direction = isActive && desc ? 'desc' : 'asc';
          return isSortable(column) ? (
            <TableCell
              key={column.id}
              role="columnheader"
              className="sortable"
              sortDirection={isActive && direction}
            >
              <TableSortLabel
                active={isActive}
                direction={direction}
                onClick={() => order.orderBy(column.id)}
              >
                {column.head}
              </TableSortLabel>
            </TableCell>
          ) : (
            <TableCell key={column.id} role="columnheader">
              {column.head}
            </TableCell>
          );
        })}
      </TableRow>
    </TableHead>
  );
}
