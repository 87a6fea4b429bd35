import Box from '@mui/material/Box';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ClusterChip } from '../ClusterChip';
import { useClusterTitle } from '../ClusterTitles';
import { StateMark } from '../StateMark';
import { ClusterGroup } from './groupClusters';

/** More clusters than this are counted, and named in the title. */
const MOST_NAMED_CLUSTERS = 3;

/** One line of a card: a version, its state where that is not plain, its clusters. */
export function ClusterGroupLine(props: {
  group: ClusterGroup;
  showClusters: boolean;
}) {
  const { group, showClusters } = props;
  const t = useEcoTranslation();
  const titleOf = useClusterTitle();
  const version = group.versions.join(', ');
  const many = group.clusters.length > MOST_NAMED_CLUSTERS;
  return (
    <Box
      component="span"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 0.75,
        rowGap: 0.25,
        minWidth: 0,
        mt: 0.25,
      }}
    >
      <Box
        component="span"
        title={version || t('card.versionUnknown')}
        sx={{
          maxWidth: '100%',
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
          typography: 'caption',
          fontVariantNumeric: 'tabular-nums',
          lineHeight: 1.5,
          color: version ? 'text.primary' : 'text.secondary',
          fontStyle: version ? 'normal' : 'italic',
        }}
      >
        {version || t('card.versionUnknown')}
      </Box>
      <StateMark state={group.state} />
      {showClusters &&
        (many ? (
          <ClusterChip
            name={t('card.clusters', { count: group.clusters.length })}
            title={group.clusters.map(titleOf).join(', ')}
          />
        ) : (
          group.clusters.map(name => (
            <ClusterChip key={name} name={titleOf(name)} />
          ))
        ))}
    </Box>
  );
}
