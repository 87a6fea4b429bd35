import Box from '@mui/material/Box';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** A few more than this would make a page of names. */
const MOST_NAMED = 4;

/** Clusters by their titles; many of them are counted, and named on demand. */
export function ClusterNames(props: { titles: string[] }) {
  const { titles } = props;
  const t = useEcoTranslation();
  if (titles.length <= MOST_NAMED) {
    return <>{titles.join(', ')}</>;
  }
  return (
    <Box component="details">
      <Box component="summary" sx={{ cursor: 'pointer' }}>
        {t('card.clusters', { count: titles.length })}
      </Box>
      <Box component="span" sx={{ fontWeight: 'fontWeightRegular' }}>
        {titles.join(', ')}
      </Box>
    </Box>
  );
}
