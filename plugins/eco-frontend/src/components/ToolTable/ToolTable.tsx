import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useToolOrder } from '../../hooks/useToolOrder';
import { SortKey, sortRows } from '../../model/sortRows';
import { ToolRow } from '../../model/toolRows';
import { ToolTableRow } from './ToolTableRow';
import { tableStyle } from './tableStyle';

/** More clusters than this are counted in one column instead of one each. */
const MOST_CLUSTER_COLUMNS = 4;

/**
 * Tools as a table, with what each cluster shows of them side by side. Its order
 * is kept in the address. On a narrow screen the cells of a row stand below each
 * other; the explicit roles keep it a table for those who cannot see it.
 *
 * @param props - `rows` in any order; `withLayers` false where all are of one
 */
export function ToolTable(props: {
  rows: ToolRow[];
  clusters: ClusterSummary[];
  label: string;
  withLayers?: boolean;
}) {
  const { rows, clusters, label, withLayers = true } = props;
  const t = useEcoTranslation();
  const { order } = useToolOrder();
  const apart = clusters.length <= MOST_CLUSTER_COLUMNS;
  return (
    <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
      <Table role="table" size="small" aria-label={label} sx={tableStyle}>
        <TableHead role="rowgroup">
          <TableRow role="row">
            <SortCell by="name" />
            {withLayers && <SortCell by="layer" />}
            {apart ? (
              clusters.map(({ name, title }) => (
                <TableCell key={name} role="columnheader">
                  {title}
                </TableCell>
              ))
            ) : (
              <>
                <SortCell by="clusters" />
                <TableCell role="columnheader">{t('table.versions')}</TableCell>
              </>
            )}
            <SortCell by="confidence" />
            <SortCell by="cncf" />
            <SortCell by="lifecycle" />
          </TableRow>
        </TableHead>
        <TableBody role="rowgroup">
          {sortRows(rows, order).map(row => (
            <ToolTableRow
              key={row.id}
              row={row}
              apart={apart}
              withLayers={withLayers}
            />
          ))}
        </TableBody>
      </Table>
    </Paper>
  );
}

function SortCell(props: { by: SortKey }) {
  const { by } = props;
  const t = useEcoTranslation();
  const { order, orderBy } = useToolOrder();
  const active = order.key === by;
  const direction = active && order.descending ? 'desc' : 'asc';
  return (
    <TableCell
      role="columnheader"
      className="sortable"
      sortDirection={active && direction}
    >
      <TableSortLabel
        active={active}
        direction={direction}
        onClick={() => orderBy(by)}
      >
        {t(`table.${by}`)}
      </TableSortLabel>
    </TableCell>
  );
}
