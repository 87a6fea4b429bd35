import Paper from '@mui/material/Paper';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import { ObjectPage } from '@backstage-eco/plugin-eco-common';
import { tableStyle } from '../../components/DataTable';
import { Table } from '../../components/Table';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ObjectSort, UsedObjectQuery } from '../../hooks/useObjectQuery';
import { kindTitle } from '../../model/kinds';
import { nameOf, textOf } from '../../model/objectFacts';
import { ObjectRow } from './ObjectRow';

/**
 * Table of objects with their stored fields. Cluster-wide kinds have no
 * namespace column.
 */
export function ObjectTable(props: {
  page: ObjectPage;
  used: UsedObjectQuery;
}) {
  const { page, used } = props;
  const { items, kind } = page;
  const t = useEcoTranslation();
  const namespaced = items.some(item => textOf(item, 'namespace'));
  return (
    <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
      <Table
        role="table"
        size="small"
        aria-label={kindTitle(kind.kind)}
        sx={tableStyle}
      >
        <TableHead role="rowgroup">
          <TableRow role="row">
            <SortCell by="name" used={used} />
            {namespaced && <SortCell by="namespace" used={used} />}
            <TableCell role="columnheader">{t('objects.created')}</TableCell>
            <TableCell role="columnheader">{t('objects.facts')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody role="rowgroup">
          {items.map((item, index) => (
            <ObjectRow
              key={`${textOf(item, 'namespace')}/${nameOf(item)}/${index}`}
              object={item}
              namespaced={namespaced}
              onNamespace={used.chooseNamespace}
            />
          ))}
        </TableBody>
      </Table>
    </Paper>
  );
}

function SortCell(props: { by: ObjectSort; used: UsedObjectQuery }) {
  const { by, used } = props;
  const t = useEcoTranslation();
  const { sort, order } = used.query;
  const active = sort === by;
  return (
    <TableCell
      role="columnheader"
      className="sortable"
      sortDirection={active && order}
    >
      <TableSortLabel
        active={active}
        direction={active ? order : 'asc'}
        onClick={() => used.orderBy(by)}
      >
        {t(`objects.${by}`)}
      </TableSortLabel>
    </TableCell>
  );
}
