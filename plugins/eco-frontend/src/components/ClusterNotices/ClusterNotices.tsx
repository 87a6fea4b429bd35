import Box from '@mui/material/Box';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { HiddenText } from '../HiddenText';
import { ClusterTrouble, hasTrouble } from './ClusterTrouble';
import { Notice } from './Notice';

/**
 * What has to be known before the drawing is believed: which clusters could
 * not be read or only in part, how old their facts are, and what is simulated.
 * Nothing is drawn when there is nothing to say.
 */
export function ClusterNotices(props: { clusters: ClusterSummary[] }) {
  const { clusters } = props;
  const t = useEcoTranslation();
  const simulated = clusters.filter(
    ({ simulatedNodeCount = 0 }) => simulatedNodeCount > 0,
  );
  const troubled = clusters.filter(hasTrouble);
  if (simulated.length === 0 && troubled.length === 0) {
    return null;
  }
  return (
    <Box component="section" aria-label={t('notice.title')}>
      <HiddenText as="h2">{t('notice.title')}</HiddenText>
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 0.75 }}>
        {troubled.map(cluster => (
          <ClusterTrouble key={cluster.name} cluster={cluster} />
        ))}
        {simulated.length > 0 && (
          <Notice severity="info">
            {t('notice.simulated', {
              clusters: simulated.map(({ title }) => title).join(', '),
            })}
          </Notice>
        )}
      </Box>
    </Box>
  );
}
