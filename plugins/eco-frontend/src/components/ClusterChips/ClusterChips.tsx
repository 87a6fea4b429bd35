import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useShortNames } from '../../hooks/useShortNames';
import { ClusterChip } from '../ClusterChip';

/** Beyond this number, clusters are counted and named only in the title. */
const MAX_NAMED = 3;

/**
 * Shows clusters by their short names, or only their number.
 *
 * @param props - `of`: number of selected clusters
 */
export function ClusterChips(props: { names: string[]; of: number }) {
  const { names, of } = props;
  const t = useEcoTranslation();
  const short = useShortNames();
  if (names.length < of && names.length <= MAX_NAMED) {
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
