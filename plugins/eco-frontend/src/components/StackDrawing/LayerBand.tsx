import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { alpha } from '@mui/material/styles';
import type { SxProps, Theme } from '@mui/material/styles';
import { ClusterSummary, StackLayer } from '@backstage-eco/plugin-eco-common';
import { layerState } from '../../model/layerState';
import { LayerContent } from './LayerContent';
import { LayerLink } from './LayerLink';

/** Opacity of the spine at the bottom and top layers. */
const STRONGEST_TINT = 1;
const WEAKEST_TINT = 0.3;

/**
 * One layer of the stack.
 *
 * @param props - `position`: 1-based, from the bottom; `height`: number of
 * layers in the whole stack
 */
export function LayerBand(props: {
  layer: StackLayer;
  clusters: ClusterSummary[];
  position: number;
  height: number;
}) {
  const { layer, clusters, position, height } = props;
  const solid = layer.tools.length > 0;
  const tint =
    STRONGEST_TINT -
    (STRONGEST_TINT - WEAKEST_TINT) * ((position - 1) / (height - 1));
  return (
    <Box component="li" value={position} sx={bandStyle(solid)}>
      <Box
        aria-hidden
        sx={theme => ({
          gridArea: 'spine',
          display: 'grid',
          placeItems: 'center',
          bgcolor: solid
            ? alpha(theme.palette.primary.main, tint * 0.22)
            : 'transparent',
          borderLeft: `4px solid ${
            solid ? alpha(theme.palette.primary.main, tint) : 'transparent'
          }`,
          color: solid ? 'text.primary' : 'text.secondary',
          typography: 'caption',
          fontWeight: 'fontWeightBold',
          fontVariantNumeric: 'tabular-nums',
        })}
      >
        {position}
      </Box>
      <Box sx={{ gridArea: 'name', px: 1.25, py: 0.5, minWidth: 0 }}>
        <Typography
          component="h3"
          variant="body2"
          sx={{ m: 0, fontWeight: 'fontWeightBold', lineHeight: 1.3 }}
        >
          <LayerLink layer={layer} />
        </Typography>
        {/* Only for empty layers: tools already show what a layer is for. */}
        {!solid && (
          <Typography
            variant="caption"
            component="p"
            sx={{ m: 0, color: 'text.secondary', lineHeight: 1.25 }}
          >
            {layer.purpose}
          </Typography>
        )}
      </Box>
      <Box sx={{ gridArea: 'tools', p: 0.5, pr: 0.75, minWidth: 0 }}>
        <LayerContent
          layer={layer}
          state={layerState(layer, clusters)}
          clusterCount={clusters.length}
        />
      </Box>
    </Box>
  );
}

function bandStyle(solid: boolean): SxProps<Theme> {
  return theme => ({
    display: 'grid',
    gridTemplateColumns: {
      xs: '30px minmax(0, 1fr)',
      md: '30px 200px minmax(0, 1fr)',
    },
    gridTemplateAreas: {
      xs: '"spine name" "spine tools"',
      md: '"spine name tools"',
    },
    alignItems: { md: 'center' },
    minHeight: { md: 38 },
    '& > :first-of-type': { alignSelf: 'stretch' },
    overflow: 'hidden',
    border: 1,
    borderStyle: solid ? 'solid' : 'dashed',
    borderColor: solid ? 'divider' : alpha(theme.palette.text.primary, 0.28),
    borderRadius: 1,
    bgcolor: solid ? alpha(theme.palette.primary.main, 0.04) : 'transparent',
  });
}
