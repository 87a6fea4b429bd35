import { useMemo } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { OperatorsInClusters } from '../../model/operatorsInClusters';
import { DataTable } from '../../components/DataTable';
import { MaturityLegend } from '../../components/Maturity';
import { NoneFound } from '../../components/NoneFound';
import { NoClusters } from '../../components/PageStates';
import { UnreadNotices } from '../../components/UnreadNotices';
import { useDefinitions } from '../../hooks/useDefinitions';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';
import { filterOperators, operatorRows } from '../../model/operatorRows';
import { OperatorFilterBar } from './OperatorFilterBar';
import { useOperatorColumns } from './useOperatorColumns';

/** Operators that match the filters, and what could not be read. */
export function LoadedOperators(props: {
  list: OperatorsInClusters;
  clusters: ClusterSummary[];
}) {
  const { list, clusters } = props;
  const t = useEcoTranslation();
  const { one, all } = useParameters();
  const { data: tools } = useDefinitions();
  const columns = useOperatorColumns(clusters, list.findingsUnknown);
  const rows = useMemo(() => operatorRows(list.items, tools), [list, tools]);
  const fitting = filterOperators(rows, {
    text: one('q') ?? '',
    clusters: all('cluster'),
    frameworks: all('framework'),
    maturity: all('maturity'),
  });
  if (clusters.length === 0) {
    return <NoClusters />;
  }
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      <UnreadNotices
        unknownIn={list.unknownIn}
        unread={list.unread}
        clusters={clusters}
      />
      <OperatorFilterBar rows={rows} clusters={clusters} />
      {fitting.length > 0 ? (
        <DataTable
          label={t('operators.title')}
          rows={fitting}
          columns={columns}
          rowId={({ id }) => id}
          csv="eco-operators"
          toolbar={
            <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
              <Typography variant="caption" role="status">
                {t('operators.count', {
                  shown: String(fitting.length),
                  all: String(rows.length),
                })}
              </Typography>
              <MaturityLegend />
            </Box>
          }
        />
      ) : (
        <NoneFound
          clusters={clusters}
          words={
            rows.length > 0 ? t('operators.nothingFits') : t('operators.none')
          }
        />
      )}
    </Box>
  );
}
