import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { alpha } from '@mui/material/styles';
import type { SxProps, Theme } from '@mui/material/styles';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { ClusterChip } from '../ClusterChip';
import { OtherNames } from '../OtherNames';
import { ClusterCondition } from './ClusterCondition';
import { ClusterFacts } from './ClusterFacts';
import { RefreshButton } from './RefreshButton';

/**
 * A selectable cluster.
 *
 * @param props - `chosen`: selected by name; `shown`: part of the drawing,
 * which also holds if no cluster is selected
 */
export function ClusterTile(props: {
  cluster: ClusterSummary;
  chosen: boolean;
  shown: boolean;
  onToggle: () => void;
}) {
  const { cluster, chosen, shown, onToggle } = props;
  return (
    <Box sx={tileStyle(chosen, shown)}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start' }}>
        <ButtonBase
          aria-pressed={chosen}
          onClick={onToggle}
          sx={theme => ({
            flex: 1,
            minWidth: 0,
            px: 1.5,
            py: 0.75,
            display: 'block',
            textAlign: 'left',
            borderRadius: 1,
            '&:focus-visible': {
              outline: `2px solid ${theme.palette.primary.main}`,
              outlineOffset: '-2px',
            },
          })}
        >
          <Box
            component="span"
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              alignItems: 'center',
              columnGap: 1,
              typography: 'body2',
              fontWeight: 'fontWeightBold',
              overflowWrap: 'anywhere',
            }}
          >
            {cluster.title}{' '}
            {cluster.title !== cluster.name && (
              <ClusterChip name={cluster.name} />
            )}
          </Box>
          <OtherNames cluster={cluster} isPlain />
          <ClusterFacts cluster={cluster} />
        </ButtonBase>
        <RefreshButton cluster={cluster} />
      </Box>
      {shown && <ClusterCondition cluster={cluster} />}
    </Box>
  );
}

function tileStyle(chosen: boolean, shown: boolean): SxProps<Theme> {
  return theme => ({
    minWidth: 0,
    border: 1,
    borderColor: chosen ? 'primary.main' : 'divider',
    boxShadow: chosen ? `inset 3px 0 0 ${theme.palette.primary.main}` : 'none',
    borderRadius: 1,
    bgcolor: shown ? 'background.paper' : 'transparent',
    opacity: shown ? 1 : 0.75,
    '&:hover': { borderColor: alpha(theme.palette.primary.main, 0.6) },
  });
}
