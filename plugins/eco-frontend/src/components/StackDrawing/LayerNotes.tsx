import AddCircleOutline from '@mui/icons-material/AddCircleOutline';
import WarningAmber from '@mui/icons-material/WarningAmber';
import { StackLayer } from '@backstage-eco/plugin-eco-common';
import { useClusterWords } from '../../hooks/useClusterWords';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { LayerState } from '../../model/layerState';
import { UsualChoices } from '../UsualChoices';
import { Note, noteIconStyle } from './Note';

/**
 * Notes where a layer is a gap and where it can wait, with the usual choices. A
 * layer that is filled somewhere only notes the gaps.
 *
 * @param props - `several`: more than one cluster is selected, so name them
 */
export function LayerNotes(props: {
  layer: StackLayer;
  state: LayerState;
  several: boolean;
}) {
  const { layer, state, several } = props;
  const t = useEcoTranslation();
  const words = useClusterWords();
  // Leftovers do not fill a layer, so a tool is still to be chosen.
  const isOpen = state.filledIn.length === 0;
  return (
    <>
      {state.gapIn.length > 0 && (
        <Note
          icon={<WarningAmber color="warning" sx={noteIconStyle} />}
          title={state.gapIn.join(', ')}
          head={
            several
              ? t('layer.gapIn', { clusters: words(state.gapIn) })
              : t('layer.gap')
          }
        >
          {isOpen && (
            <>
              {t('layer.usually')} <UsualChoices layer={layer} />
            </>
          )}
        </Note>
      )}
      {isOpen && state.growIn.length > 0 && (
        <Note icon={<AddCircleOutline color="action" sx={noteIconStyle} />}>
          {state.unknown.length > 0
            ? t('layer.growIn', { clusters: words(state.growIn) })
            : t('layer.grow')}{' '}
          <UsualChoices layer={layer} />
        </Note>
      )}
    </>
  );
}
