import Box from '@mui/material/Box';
import { StackLayer } from '@backstage-eco/plugin-eco-common';
import { ToolCard } from '../ToolCard';
import { LayerNotes } from './LayerNotes';
import { LayerState } from './layerState';

/** The tools of a layer as cards, and what is to say about where there are none. */
export function LayerContent(props: {
  layer: StackLayer;
  state: LayerState;
  showClusters: boolean;
}) {
  const { layer, state, showClusters } = props;
  return (
    <>
      {layer.tools.length > 0 && (
        <Box
          component="ul"
          sx={{
            m: 0,
            p: 0,
            listStyle: 'none',
            display: 'grid',
            gap: 0.75,
            gridTemplateColumns: {
              xs: 'minmax(0, 1fr)',
              sm: 'repeat(auto-fill, minmax(180px, 1fr))',
            },
          }}
        >
          {layer.tools.map(tool => (
            <Box component="li" key={tool.id} sx={{ minWidth: 0 }}>
              <ToolCard tool={tool} showClusters={showClusters} />
            </Box>
          ))}
        </Box>
      )}
      <LayerNotes layer={layer} state={state} showClusters={showClusters} />
    </>
  );
}
