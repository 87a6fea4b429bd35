import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { alpha } from '@mui/material/styles';
import type { SxProps, Theme } from '@mui/material/styles';
import { Link as RouterLink } from 'react-router-dom';
import { StackTool } from '@backstage-eco/plugin-eco-common';
import { useKnowledge } from '../../hooks/useDefinitions';
import { useOpenTool } from '../../hooks/useOpenTool';
import { groupClusters } from '../../model/groupClusters';
import { lowestConfidence } from '../../model/lowestConfidence';
import { versionsDiffer } from '../../model/versions';
import { ConfidenceMark } from '../ConfidenceMark';
import { DifferenceMark } from '../DifferenceMark';
import { WorstFindings } from '../Findings';
import { LifecycleMark } from '../LifecycleMark';
import { MaturityOfTool } from '../Maturity';
import { ClusterGroupWords } from './ClusterGroupWords';
import { VersionSpan } from './VersionSpan';

/** Beyond this number of groups, only the range of versions is shown. */
const MAX_GROUPS = 3;

const cardStyle: SxProps<Theme> = theme => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  bgcolor: 'background.paper',
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  transition: theme.transitions.create(['border-color', 'background-color'], {
    duration: theme.transitions.duration.shortest,
  }),
  '&:hover': {
    borderColor: 'primary.main',
    bgcolor: alpha(theme.palette.primary.main, 0.06),
  },
  '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
});

const linkStyle: SxProps<Theme> = theme => ({
  display: 'flex',
  flex: '1 1 auto',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'flex-start',
  columnGap: 0.75,
  minWidth: 0,
  maxWidth: '100%',
  minHeight: 28,
  px: 1,
  py: '3px',
  textAlign: 'left',
  borderRadius: 1,
  '&:focus-visible': {
    outline: `2px solid ${theme.palette.primary.main}`,
    outlineOffset: '1px',
  },
});

/**
 * A tool in one line: name, maturity of its operators, warnings, versions with
 * their clusters, and confidence. The card links to the tool's panel, with a
 * separate link to the worst findings.
 *
 * @param props - `clusterCount`: number of selected clusters; a single one is
 * not named
 */
export function ToolCard(props: { tool: StackTool; clusterCount: number }) {
  const { tool, clusterCount } = props;
  const { searchFor } = useOpenTool();
  const groups = groupClusters(tool.clusters);
  const differs = versionsDiffer(tool.clusters);
  return (
    <Box sx={cardStyle}>
      <ButtonBase
        component={RouterLink}
        to={{ search: searchFor(tool.id) }}
        aria-haspopup="dialog"
        focusRipple={false}
        sx={linkStyle}
      >
        <Box
          component="span"
          title={tool.purpose}
          sx={{
            overflowWrap: 'anywhere',
            typography: 'body2',
            fontSize: theme => theme.typography.pxToRem(13),
            fontWeight: 'fontWeightBold',
            lineHeight: '18px',
          }}
        >
          {tool.name}
        </Box>
        <MaturityOfTool
          toolId={tool.id}
          clusters={tool.clusters.map(({ cluster }) => cluster)}
        />
        <LifecycleMark lifecycle={useKnowledge(tool.id)?.lifecycle} />
        {groups.length > MAX_GROUPS ? (
          <VersionSpan found={tool.clusters} clusterCount={clusterCount} />
        ) : (
          groups.map(group => (
            <ClusterGroupWords
              key={group.clusters.join('/')}
              group={group}
              clusterCount={clusterCount}
              differs={differs}
            />
          ))
        )}
        {differs && <DifferenceMark />}
        <ConfidenceMark confidence={lowestConfidence(tool.clusters)} quiet />
      </ButtonBase>
      <WorstFindings tool={tool} />
    </Box>
  );
}
