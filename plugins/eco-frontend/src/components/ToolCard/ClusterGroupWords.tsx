import Box from '@mui/material/Box';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ClusterGroup } from '../../model/groupClusters';
import { ClusterChips } from '../ClusterChips';
import { StateMark } from '../StateMark';

const differsStyle = { color: 'secondary.main', fontWeight: 'fontWeightBold' };

/**
 * Shows a version with its clusters, and its state unless installed. A missing
 * version is noted only for installed tools.
 *
 * @param props - `differs`: other clusters run another version
 */
export function ClusterGroupWords(props: {
  group: ClusterGroup;
  clusterCount: number;
  differs: boolean;
}) {
  const { state, versions, clusters } = props.group;
  const t = useEcoTranslation();
  const version = versions.join(', ');
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 0.5,
        minWidth: 0,
      }}
    >
      {(version || state === 'installed') && (
        <Box
          component="span"
          sx={{
            typography: 'caption',
            fontVariantNumeric: 'tabular-nums',
            lineHeight: '18px',
            overflowWrap: 'anywhere',
            color: 'text.primary',
            ...(!version && { color: 'text.secondary', fontStyle: 'italic' }),
            ...(version && props.differs && differsStyle),
          }}
        >
          {version || t('card.versionUnknown')}
        </Box>
      )}
      <StateMark state={state} />
      {props.clusterCount > 1 && (
        <ClusterChips names={clusters} of={props.clusterCount} />
      )}
    </Box>
  );
}
