import HelpOutline from '@mui/icons-material/HelpOutline';
import { useClusterWords } from '../../hooks/useClusterWords';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { UnknownIn } from '../../model/layerState';
import { useAge } from '../Age';
import { Note, noteIconStyle } from './Note';

/**
 * Lists clusters that could not be checked, why, and since when.
 *
 * @param props - `brief`: keeps the reason to the title; `several`: more than
 * one cluster is selected, so name them
 */
export function UnknownNote(props: {
  unknown: UnknownIn;
  several: boolean;
  brief?: boolean;
}) {
  const { unknown, several, brief } = props;
  const { clusters, reason, since } = unknown;
  const t = useEcoTranslation();
  const words = useClusterWords();
  const age = useAge(since ?? '');
  const whole = [
    reason ?? t('layer.never'),
    since && `(${t('layer.since', { age: age.words })})`,
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <Note
      icon={<HelpOutline color="info" sx={noteIconStyle} />}
      head={
        several
          ? t('layer.unknownIn', { clusters: words(clusters) })
          : t('layer.unknown')
      }
      title={whole}
      clamped
    >
      {brief ? undefined : whole}
    </Note>
  );
}
