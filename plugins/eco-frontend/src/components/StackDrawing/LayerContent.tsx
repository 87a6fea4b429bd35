import Box from '@mui/material/Box';
import { StackLayer } from '@backstage-eco/plugin-eco-common';
import { ToolCard } from '../ToolCard';
import { LayerNotes } from './LayerNotes';
import { LayerState } from './layerState';

/** Three cards in a row where there is room for them, else as many as fit. */
const rowPlace = {
  flex: { xs: '1 1 100%', sm: '0 0 auto' },
  width: { sm: 'max(168px, calc((100% - 8px) / 3))' },
  maxWidth: '100%',
  minWidth: 0,
};

const columnPlace = { flex: '1 1 100%', minWidth: 0 };

/**
 * The tools of a layer as cards, and what is to say about where there are none.
 *
 * @param props - `cards`: side by side in the stack, one below the other beside it
 */
export function LayerContent(props: {
  layer: StackLayer;
  state: LayerState;
  clusterCount: number;
  cards: 'row' | 'column';
}) {
  const { layer, state, clusterCount, cards } = props;
  return (
    <Box
      component="ul"
      sx={{
        m: 0,
        p: 0,
        listStyle: 'none',
        display: 'flex',
        flexWrap: 'wrap',
        gap: 0.5,
      }}
    >
      {layer.tools.map(tool => (
        <Box
          component="li"
          key={tool.id}
          sx={cards === 'row' ? rowPlace : columnPlace}
        >
          <ToolCard tool={tool} clusterCount={clusterCount} />
        </Box>
      ))}
      <LayerNotes layer={layer} state={state} clusterCount={clusterCount} />
    </Box>
  );
}
