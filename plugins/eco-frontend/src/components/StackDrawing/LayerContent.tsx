import Box from '@mui/material/Box';
import { StackLayer } from '@backstage-eco/plugin-eco-common';
import { LayerState } from '../../model/layerState';
import { ToolCard } from '../ToolCard';
import { AsOfNote } from './AsOfNote';
import { LayerNotes } from './LayerNotes';
import { UnknownNote } from './UnknownNote';

/** Shows the tools of a layer, and notes about clusters without any. */
export function LayerContent(props: {
  layer: StackLayer;
  state: LayerState;
  clusterCount: number;
}) {
  const { layer, state, clusterCount } = props;
  const several = clusterCount > 1;
  const empty = layer.tools.length === 0;
  // The tile of an unread cluster shows the reason; do not repeat it in each
  // layer.
  const brief = state.unknown.filter(({ neverRead }) => !empty && neverRead);
  const unknown = state.unknown.filter(each => !brief.includes(each));
  return (
    <>
      {!empty && (
        <Box
          component="ul"
          sx={{
            m: 0,
            p: 0,
            listStyle: 'none',
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            gap: 0.5,
          }}
        >
          {layer.tools.map(tool => (
            <Box
              component="li"
              key={tool.id}
              sx={{ minWidth: 0, maxWidth: '100%' }}
            >
              <ToolCard tool={tool} clusterCount={clusterCount} />
            </Box>
          ))}
          {brief.map(each => (
            <li key={each.clusters.join('/')}>
              <UnknownNote unknown={each} several={several} brief />
            </li>
          ))}
        </Box>
      )}
      <LayerNotes layer={layer} state={state} several={several} />
      {state.asOf.map(each => (
        <AsOfNote key={`${each.readAt}/${each.isUnknown}`} asOf={each} />
      ))}
      {unknown.map(each => (
        <UnknownNote
          key={each.clusters.join('/')}
          unknown={each}
          several={several}
        />
      ))}
    </>
  );
}
