import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import { useClusterWords } from '../../hooks/useClusterWords';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { AsOf } from '../../model/layerState';
import { useAge } from '../Age';
import { Note, noteIconStyle } from './Note';

/**
 * Says how old the facts of clusters are that cannot be read now. Why, their
 * tiles say.
 */
export function AsOfNote(props: { asOf: AsOf }) {
  const { clusters, readAt } = props.asOf;
  const t = useEcoTranslation();
  const words = useClusterWords();
  const { words: age, exact } = useAge(readAt);
  return (
    <Note icon={<HistoryOutlined sx={noteIconStyle} />} title={exact}>
      {t('layer.asOfIn', { age, clusters: words(clusters) })}
    </Note>
  );
}
