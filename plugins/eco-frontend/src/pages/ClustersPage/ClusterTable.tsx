import Paper from '@mui/material/Paper';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { ColumnHeads } from '../../components/ColumnHeads';
import { tableStyle } from '../../components/DataTable';
import { HiddenText } from '../../components/HiddenText';
import { Table } from '../../components/Table';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ClusterTableRow } from './ClusterTableRow';

const COLUMNS = ['cluster', 'outcome', 'facts', 'kubernetes', 'nodes'] as const;

/** Table of clusters, with read status and data age. */
export function ClusterTable(props: { clusters: ClusterSummary[] }) {
  const t = useEcoTranslation();
  return (
    <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
      <Table
        role="table"
        size="small"
        aria-label={t('clusters.title')}
        sx={tableStyle}
      >
        <ColumnHeads
          columns={COLUMNS.map(column => t(`clusters.column.${column}`))}
        >
          <TableCell role="columnheader">
            <HiddenText>{t('clusters.column.refresh')}</HiddenText>
          </TableCell>
        </ColumnHeads>
        <TableBody role="rowgroup">
          {props.clusters.map(cluster => (
            <ClusterTableRow key={cluster.name} cluster={cluster} />
          ))}
        </TableBody>
      </Table>
    </Paper>
  );
}
