import HelpOutline from '@mui/icons-material/HelpOutline';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import { useClusterWords } from '../../hooks/useClusterWords';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { AsOf } from '../../model/layerState';
import { useAge } from '../Age';
import { Note, noteIconStyle } from './Note';

/**
 * Shows the age of the data of clusters that cannot be read now. Their tiles
 * show the reason.
 */
export function AsOfNote(props: { asOf: AsOf }) {
  const { clusters, readAt, isUnknown } = props.asOf;
  const t = useEcoTranslation();
  const words = useClusterWords();
  const { words: age, exact } = useAge(readAt);
  const Icon = isUnknown ? HelpOutline : HistoryOutlined;
  return (
    <Note icon={<Icon sx={noteIconStyle} />} title={exact}>
      {t(isUnknown ? 'layer.unknownAsOf' : 'layer.asOfIn', {
        age,
        clusters: words(clusters),
      })}
    </Note>
  );
}
