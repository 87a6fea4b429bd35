import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import {
  ClusterSummary,
  OUTCOME_STATUSES,
} from '@backstage-eco/plugin-eco-common';
import { ChoiceField, SearchField } from '../../components/FilterBar';
import { PageHeading } from '../../components/PageHeading';
import { NoClusters } from '../../components/PageStates';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';
import { ArchivedClusters } from './ArchivedClusters';
import { ClusterTable } from './ClusterTable';
import { OutcomeCounts } from './OutcomeCounts';

/** Number of rows shown at first, and added each time. */
const ROWS = 50;

/** Clusters that match the filters, and archived clusters. */
export function LoadedClusters(props: { clusters: ClusterSummary[] }) {
  const { clusters } = props;
  const t = useEcoTranslation();
  const [most, setMost] = useState(ROWS);
  const parameters = useParameters();
  const text = parameters.one('q') ?? '';
  const outcomes = parameters.all('outcome');
  const fitting = clusters.filter(
    ({ name, title, outcome }) =>
      (outcomes.length === 0 || outcomes.includes(outcome.status)) &&
      `${name} ${title}`.toLowerCase().includes(text.toLowerCase()),
  );
  const more = fitting.length - most;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      <PageHeading
        title={t('clusters.title')}
        lead={t('clusters.lead')}
        marks={<OutcomeCounts clusters={clusters} />}
      />
      {clusters.length > 1 && (
        <Box
          role="search"
          aria-label={t('filter.label')}
          sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}
        >
          <SearchField
            label={t('clusters.search')}
            text={text}
            onChange={q => parameters.change({ q }, { replace: true })}
          />
          <ChoiceField
            label={t('clusters.outcome')}
            chosen={outcomes}
            choices={OUTCOME_STATUSES.map(value => ({
              value,
              words: t(`outcome.${value}`),
            }))}
            onChange={outcome => parameters.change({ outcome })}
          />
        </Box>
      )}
      {clusters.length === 0 && <NoClusters />}
      {clusters.length > 0 && fitting.length === 0 && (
        <Typography role="status" sx={{ color: 'text.secondary' }}>
          {t('clusters.nothingFits')}
        </Typography>
      )}
      {fitting.length > 0 && <ClusterTable clusters={fitting.slice(0, most)} />}
      {more > 0 && (
        <Button
          onClick={() => setMost(most + ROWS)}
          sx={{ alignSelf: 'flex-start' }}
        >
          {t('clusters.more', { count: Math.min(more, ROWS) })}
        </Button>
      )}
      <ArchivedClusters />
    </Box>
  );
}
