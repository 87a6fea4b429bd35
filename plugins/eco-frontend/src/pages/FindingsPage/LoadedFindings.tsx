import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import {
  CheckList,
  ClusterSummary,
  FindingPage,
  FindingsRequest,
} from '@backstage-eco/plugin-eco-common';
import { DataTable } from '../../components/DataTable';
import { SEVERITIES, SeverityMark } from '../../components/Findings';
import { NoneFound } from '../../components/NoneFound';
import { NoClusters } from '../../components/PageStates';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';
import { isNoneRead } from '../../model/isNoneRead';
import { FindingFilterBar } from './FindingFilterBar';
import { ExportButtons } from './ExportButtons';
import { UnknownChecks } from './UnknownChecks';
import { useFindingColumns } from './useFindingColumns';

/** Findings that match the filters, and checks that could not run. */
export function LoadedFindings(props: {
  pages: FindingPage[];
  checks: CheckList | undefined;
  clusters: ClusterSummary[];
  /** Request of the loaded pages. */
  request: FindingsRequest;
  onMore: (() => void) | undefined;
}) {
  const { pages, checks, clusters, request, onMore } = props;
  const t = useEcoTranslation();
  const { one, all } = useParameters();
  const columns = useFindingColumns(clusters);
  const [{ severities, muted, total }] = pages;
  const rows = pages.flatMap(({ items }) => items);
  const isFiltered = Boolean(
    one('q') ||
      all('cluster').length ||
      all('severity').length ||
      all('check').length,
  );
  if (clusters.length === 0) {
    return <NoClusters />;
  }
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      {checks && <UnknownChecks checks={checks} clusters={clusters} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
        {!isNoneRead(clusters) &&
          SEVERITIES.map(severity => (
            <Box key={severity} sx={{ display: 'flex', gap: 0.75 }}>
              <strong>{severities[severity]}</strong>
              <SeverityMark severity={severity} />
            </Box>
          ))}
        {muted > 0 && <span>{t('findings.muted', { count: muted })}</span>}
      </Box>
      <FindingFilterBar clusters={clusters} checks={checks} />
      {rows.length > 0 ? (
        <DataTable
          label={t('findings.title')}
          rows={rows}
          columns={columns}
          sortedBy="severity"
          rowId={({ id }) => String(id)}
          toolbar={
            <Box
              sx={{
                display: 'flex',
                flexWrap: 'wrap',
                alignItems: 'center',
                justifyContent: 'space-between',
                gap: 1,
              }}
            >
              <Typography variant="caption" role="status">
                {t('findings.count', { count: total })}
              </Typography>
              <ExportButtons request={request} />
            </Box>
          }
        />
      ) : (
        <NoneFound
          clusters={clusters}
          words={isFiltered ? t('findings.nothingFits') : t('findings.none')}
        />
      )}
      {onMore && (
        <Button onClick={onMore} sx={{ alignSelf: 'flex-start' }}>
          {t('findings.more')}
        </Button>
      )}
    </Box>
  );
}
