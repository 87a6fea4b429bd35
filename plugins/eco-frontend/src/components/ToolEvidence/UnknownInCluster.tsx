import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import HelpOutline from '@mui/icons-material/HelpOutline';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { UnknownCluster } from '../../model/clustersOfTool';
import { UnknownReason } from './UnknownReason';

/** A cluster that could not be checked for the tool, framed. */
export function UnknownInCluster(props: { unknown: UnknownCluster }) {
  const { unknown } = props;
  const t = useEcoTranslation();
  return (
    <Box
      component="section"
      sx={{
        p: 1.5,
        border: 1,
        borderStyle: 'dashed',
        borderColor: 'text.secondary',
        borderRadius: 1,
        overflowWrap: 'anywhere',
      }}
    >
      <Typography
        component="h3"
        variant="body1"
        sx={{
          m: 0,
          display: 'flex',
          alignItems: 'center',
          gap: 0.75,
          fontWeight: 'fontWeightBold',
        }}
      >
        <HelpOutline aria-hidden color="info" fontSize="small" />
        {t('panel.unknownIn', { cluster: unknown.cluster.title })}
      </Typography>
      <Typography variant="body2">
        <UnknownReason unknown={unknown} />
      </Typography>
    </Box>
  );
}
