import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Detection } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { Age } from '../Age';
import { DetectionFacts } from './DetectionFacts';

/** What one cluster shows of a tool, framed under the cluster's name. */
export function DetectionInCluster(props: {
  detection: Detection & { readAt: string };
  toolName: string;
  clusterTitle: string;
}) {
  const { detection, toolName, clusterTitle } = props;
  const t = useEcoTranslation();
  return (
    <Box
      component="section"
      sx={{
        p: 1.5,
        minWidth: 0,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
      }}
    >
      <Box
        sx={{
          mb: 1,
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'baseline',
          columnGap: 1,
        }}
      >
        <Typography
          component="h3"
          variant="body1"
          sx={{ m: 0, fontWeight: 'fontWeightBold', overflowWrap: 'anywhere' }}
        >
          {clusterTitle}
        </Typography>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {t('outcome.ok')} <Age at={detection.readAt} />
        </Typography>
      </Box>
      <DetectionFacts
        detection={detection}
        toolName={toolName}
        clusterTitle={clusterTitle}
      />
    </Box>
  );
}
