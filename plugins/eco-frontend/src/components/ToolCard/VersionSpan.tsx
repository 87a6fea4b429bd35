import Box from '@mui/material/Box';
import { ToolInCluster } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { newestFirst } from '../../model/versions';
import { ClusterChips } from '../ClusterChips';

/** Shows the range of versions of a tool across clusters. */
export function VersionSpan(props: {
  found: ToolInCluster[];
  clusterCount: number;
}) {
  const { found, clusterCount } = props;
  const t = useEcoTranslation();
  const versions = newestFirst(found.flatMap(each => each.versions));
  const newest = versions[0];
  const oldest = versions[versions.length - 1];
  return (
    <Box
      component="span"
      title={versions.join(', ')}
      sx={{
        display: 'inline-flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 0.5,
        typography: 'caption',
        lineHeight: '18px',
      }}
    >
      <Box
        component="span"
        sx={{ color: 'secondary.main', fontWeight: 'fontWeightBold' }}
      >
        {oldest === newest ? newest : t('card.versionSpan', { oldest, newest })}
      </Box>
      <ClusterChips
        names={found.map(({ cluster }) => cluster)}
        of={clusterCount}
      />
    </Box>
  );
}
