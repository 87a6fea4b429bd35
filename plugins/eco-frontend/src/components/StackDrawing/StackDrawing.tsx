import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import {
  ClusterSummary,
  LayerId,
  STACK_LAYERS,
  StackLayer,
} from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { LayerBand } from './LayerBand';

const IDS: LayerId[] = STACK_LAYERS.map(({ id }) => id);

/**
 * Draws the stack. The first layer is the foundation at the bottom of the page,
 * and each other one builds on those below.
 *
 * @param props - `layers`: all or some, from bottom to top; `labelledBy`: ID of
 * the heading
 */
export function StackDrawing(props: {
  layers: StackLayer[];
  clusters: ClusterSummary[];
  labelledBy: string;
}) {
  const { layers, clusters, labelledBy } = props;
  const t = useEcoTranslation();
  return (
    <Box component="section" aria-labelledby={labelledBy} minWidth={0}>
      <Box
        component="ol"
        reversed
        sx={{
          m: 0,
          p: 0,
          listStyle: 'none',
          display: 'flex',
          flexDirection: 'column',
          gap: '3px',
        }}
      >
        {[...layers].reverse().map(layer => (
          <LayerBand
            key={layer.id}
            layer={layer}
            clusters={clusters}
            position={IDS.indexOf(layer.id) + 1}
            height={IDS.length}
          />
        ))}
      </Box>
      <Typography
        variant="caption"
        component="p"
        sx={{
          m: 0,
          mt: '3px',
          px: 1.5,
          borderTop: 4,
          borderColor: 'text.primary',
          color: 'text.secondary',
        }}
      >
        {t('stack.ground')}
      </Typography>
    </Box>
  );
}
