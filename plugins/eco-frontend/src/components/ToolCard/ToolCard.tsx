import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { alpha } from '@mui/material/styles';
import type { SxProps, Theme } from '@mui/material/styles';
import { Link as RouterLink } from 'react-router-dom';
import { Confidence, StackTool } from '@backstage-eco/plugin-eco-common';
import { useOpenTool } from '../../hooks/useOpenTool';
import { ConfidenceMark } from '../ConfidenceMark';
import { ClusterGroupLine } from './ClusterGroupLine';
import { groupClusters } from './groupClusters';

const CONFIDENCES: Confidence[] = ['low', 'medium', 'high'];

const cardStyle: SxProps<Theme> = theme => ({
  display: 'block',
  width: '100%',
  height: '100%',
  px: 1,
  py: 0.75,
  textAlign: 'left',
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
  '&:focus-visible': {
    outline: `2px solid ${theme.palette.primary.main}`,
    outlineOffset: '1px',
  },
  '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
});

/**
 * A tool as one card: its name, how sure we are, and its versions with the
 * clusters that run them. It is a link to the tool's panel.
 *
 * @param props - `clusterCount`: how many are looked at; of one alone the name is not said
 */
export function ToolCard(props: { tool: StackTool; clusterCount: number }) {
  const { tool, clusterCount } = props;
  const { searchFor } = useOpenTool();
  return (
    <ButtonBase
      component={RouterLink}
      to={{ search: searchFor(tool.id) }}
      aria-haspopup="dialog"
      focusRipple={false}
      sx={cardStyle}
    >
      <Box
        component="span"
        sx={{ display: 'flex', gap: 0.5, alignItems: 'baseline' }}
      >
        <Box
          component="span"
          title={`${tool.name}: ${tool.purpose}`}
          sx={{
            flex: 1,
            minWidth: 0,
            display: '-webkit-box',
            WebkitBoxOrient: 'vertical',
            WebkitLineClamp: '2',
            overflow: 'hidden',
            overflowWrap: 'anywhere',
            typography: 'body2',
            fontSize: theme => theme.typography.pxToRem(13),
            fontWeight: 'fontWeightBold',
            lineHeight: 1.35,
          }}
        >
          {tool.name}
        </Box>
        <ConfidenceMark confidence={lowestConfidence(tool)} />
      </Box>
      {groupClusters(tool.clusters).map(group => (
        <ClusterGroupLine
          key={group.clusters.join('/')}
          group={group}
          clusterCount={clusterCount}
        />
      ))}
    </ButtonBase>
  );
}

/** Where clusters differ the card promises no more than the weakest does. */
function lowestConfidence(tool: StackTool): Confidence {
  const ranks = tool.clusters.map(({ confidence }) =>
    CONFIDENCES.indexOf(confidence),
  );
  return CONFIDENCES[Math.max(0, Math.min(...ranks))] ?? 'low';
}
