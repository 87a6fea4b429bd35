import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useShortNames } from '../../hooks/useShortNames';
import { ClusterChip } from '../ClusterChip';

/** More clusters than this are counted, and named in the title. */
const MOST_NAMED = 3;

/**
 * Some clusters by their short names, or how many they are.
 *
 * @param props - `of`: how many are looked at
 */
export function ClusterChips(props: { names: string[]; of: number }) {
  const { names, of } = props;
  const t = useEcoTranslation();
  const short = useShortNames();
  if (names.length < of && names.length <= MOST_NAMED) {
    return (
      <>
        {names.map(name => (
          <ClusterChip key={name} name={short.get(name) ?? name} title={name} />
        ))}
      </>
    );
  }
  return (
    <ClusterChip
      name={t(names.length === of ? 'card.allClusters' : 'card.clusters', {
        count: names.length,
      })}
      title={names.join(', ')}
    />
  );
}
