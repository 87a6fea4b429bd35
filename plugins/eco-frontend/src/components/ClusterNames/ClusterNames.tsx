import Box from '@mui/material/Box';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** Beyond this number, clusters are counted and named on demand. */
const MAX_NAMED = 4;

/** Lists clusters by title. A long list shows their number, and unfolds. */
export function ClusterNames(props: { titles: string[] }) {
  const { titles } = props;
  const t = useEcoTranslation();
  if (titles.length <= MAX_NAMED) {
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
