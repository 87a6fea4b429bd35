import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ClusterSummary, StackLayer } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { SectionTitle } from '../SectionTitle';
import { LayerBand } from './LayerBand';

/**
 * The stack as a picture: the first layer is the ground and lies at the bottom
 * of the page, every other one stands on those below it.
 *
 * @param props - `layers` from the bottom to the top
 */
export function StackDrawing(props: {
  layers: StackLayer[];
  clusters: ClusterSummary[];
}) {
  const { layers, clusters } = props;
  const t = useEcoTranslation();
  const count = layers.length;
  const found = new Set(
    layers.flatMap(layer => layer.tools.map(({ id }) => id)),
  ).size;
  return (
    <Box component="section" aria-labelledby="eco-stack-title" minWidth={0}>
      <SectionTitle
        id="eco-stack-title"
        title={t('stack.title')}
        note={t('stack.found', { count: found })}
      />
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
        {[...layers].reverse().map((layer, index) => (
          <LayerBand
            key={layer.id}
            layer={layer}
            clusters={clusters}
            position={count - index}
            height={count}
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
          py: 0.25,
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
