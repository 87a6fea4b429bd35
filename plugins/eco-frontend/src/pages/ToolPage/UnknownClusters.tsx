import Box from '@mui/material/Box';
import HelpOutline from '@mui/icons-material/HelpOutline';
import { UnknownReason } from '../../components/ToolEvidence';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { UnknownCluster } from '../../model/clustersOfTool';

/**
 * Lists the clusters that could not be checked for a tool, with the reasons.
 */
export function UnknownClusters(props: { unknown: UnknownCluster[] }) {
  const { unknown } = props;
  const t = useEcoTranslation();
  if (unknown.length === 0) {
    return null;
  }
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {unknown.map(each => (
        <Box
          component="li"
          key={each.cluster.name}
          sx={{ display: 'flex', gap: 0.75 }}
        >
          <HelpOutline
            aria-hidden
            color="info"
            sx={{ fontSize: 18, flexShrink: 0, mt: '1px' }}
          />
          <span>
            <strong>
              {t('panel.unknownIn', { cluster: each.cluster.title })}
            </strong>
            {': '}
            <UnknownReason unknown={each} />
          </span>
        </Box>
      ))}
    </Box>
  );
}
