import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { alpha } from '@mui/material/styles';
import type { SxProps, Theme } from '@mui/material/styles';
import { ClusterSummary, StackLayer } from '@backstage-eco/plugin-eco-common';
import { LayerContent } from './LayerContent';
import { layerState } from './layerState';

/** Opacity of the lowest and the highest layer's spine. */
const STRONGEST_TINT = 1;
const WEAKEST_TINT = 0.3;

/**
 * One layer of the stack.
 *
 * @param props - `position` counts from the ground, which is 1; `height` is the
 * number of layers
 */
export function LayerBand(props: {
  layer: StackLayer;
  clusters: ClusterSummary[];
  position: number;
  height: number;
}) {
  const { layer, clusters, position, height } = props;
  const state = layerState(layer, clusters);
  const solid = layer.tools.length > 0;
  const depth = height > 1 ? (height - position) / (height - 1) : 1;
  const tint = WEAKEST_TINT + (STRONGEST_TINT - WEAKEST_TINT) * depth;
  return (
    <Box component="li" sx={bandStyle(solid)}>
      <Box
        aria-hidden
        sx={theme => ({
          gridArea: 'spine',
          display: 'grid',
          placeItems: 'center',
          bgcolor: solid
            ? alpha(theme.palette.primary.main, tint * 0.22)
            : 'transparent',
          borderLeft: `5px solid ${
            solid ? alpha(theme.palette.primary.main, tint) : 'transparent'
          }`,
          color: solid ? 'text.primary' : 'text.secondary',
          typography: 'body2',
          fontWeight: 'fontWeightBold',
          fontVariantNumeric: 'tabular-nums',
        })}
      >
        {position}
      </Box>
      <Box sx={{ gridArea: 'name', px: 1.5, py: 0.5, minWidth: 0 }}>
        <Typography
          component="h3"
          variant="body2"
          sx={{ m: 0, fontWeight: 'fontWeightBold', lineHeight: 1.35 }}
        >
          {layer.name}
        </Typography>
        <Typography
          variant="caption"
          component="p"
          sx={{ m: 0, color: 'text.secondary', lineHeight: 1.25 }}
        >
          {layer.purpose}
        </Typography>
      </Box>
      <Box sx={{ gridArea: 'tools', p: 0.5, minWidth: 0 }}>
        <LayerContent
          layer={layer}
          state={state}
          clusterCount={clusters.length}
          cards="row"
        />
      </Box>
    </Box>
  );
}

function bandStyle(solid: boolean): SxProps<Theme> {
  return theme => ({
    display: 'grid',
    gridTemplateColumns: {
      xs: '40px minmax(0, 1fr)',
      md: '42px 204px minmax(0, 1fr)',
    },
    gridTemplateAreas: {
      xs: '"spine name" "spine tools"',
      md: '"spine name tools"',
    },
    alignItems: { md: 'center' },
    '& > :first-of-type': { alignSelf: 'stretch' },
    minHeight: { md: 54 },
    overflow: 'hidden',
    border: 1,
    borderStyle: solid ? 'solid' : 'dashed',
    borderColor: solid ? 'divider' : alpha(theme.palette.text.primary, 0.28),
    borderRadius: 1,
    bgcolor: solid ? alpha(theme.palette.primary.main, 0.04) : 'transparent',
  });
}
