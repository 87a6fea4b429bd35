import Box from '@mui/material/Box';
import {
  ClusterSummary,
  OUTCOME_STATUSES,
} from '@backstage-eco/plugin-eco-common';
import { OutcomeIcon } from '../../components/OutcomeIcon';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** Shows the number of clusters by outcome of their last read. */
export function OutcomeCounts(props: { clusters: ClusterSummary[] }) {
  const t = useEcoTranslation();
  const counts = OUTCOME_STATUSES.map(status => ({
    status,
    count: props.clusters.filter(({ outcome }) => outcome.status === status)
      .length,
  })).filter(({ count }) => count > 0);
  return (
    <Box
      component="ul"
      sx={{
        m: 0,
        p: 0,
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 1.5,
        listStyle: 'none',
        typography: 'body2',
      }}
    >
      {counts.map(({ status, count }) => (
        <Box
          component="li"
          key={status}
          sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}
        >
          <OutcomeIcon status={status} />
          {count} {t(`outcome.${status}`)}
        </Box>
      ))}
    </Box>
  );
}
