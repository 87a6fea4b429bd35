import Box from '@mui/material/Box';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { NoneFound } from '../../components/NoneFound';
import { NoClusters } from '../../components/PageStates';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** Explains why the list is empty, and what to do. */
export function EmptyList(props: {
  clusters: ClusterSummary[];
  filtered: boolean;
}) {
  const t = useEcoTranslation();
  if (props.clusters.length === 0) {
    return <NoClusters />;
  }
  return (
    <Box sx={{ py: 4 }}>
      <NoneFound
        clusters={props.clusters}
        words={props.filtered ? t('filter.nothing') : t('tools.noneFound')}
      />
    </Box>
  );
}
