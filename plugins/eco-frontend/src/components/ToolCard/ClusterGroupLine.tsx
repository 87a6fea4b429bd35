import Box from '@mui/material/Box';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ClusterChip } from '../ClusterChip';
import { StateMark } from '../StateMark';
import { ClusterGroup } from './groupClusters';

/** More clusters than this are counted, and named in the title. */
const MOST_NAMED_CLUSTERS = 3;

/** One line of a card: a version, its state where that is not plain, its clusters. */
export function ClusterGroupLine(props: {
  group: ClusterGroup;
  clusterCount: number;
}) {
  const { group, clusterCount } = props;
  const t = useEcoTranslation();
  const version = group.versions.join(', ');
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
      {clusterCount > 1 && (
        <ClusterNames names={group.clusters} clusterCount={clusterCount} />
      )}
    </Box>
  );
}

function ClusterNames(props: { names: string[]; clusterCount: number }) {
  const { names, clusterCount } = props;
  const t = useEcoTranslation();
  if (names.length < clusterCount && names.length <= MOST_NAMED_CLUSTERS) {
    return (
      <>
        {names.map(name => (
          <ClusterChip key={name} name={name} />
        ))}
      </>
    );
  }
  return (
    <ClusterChip
      name={t(
        names.length === clusterCount ? 'card.allClusters' : 'card.clusters',
        { count: names.length },
      )}
      title={names.join(', ')}
    />
  );
}
