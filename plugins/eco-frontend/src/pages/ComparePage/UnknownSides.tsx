import { Comparison } from '@backstage-eco/plugin-eco-common';
import { UnknownLine } from '../../components/CountedSection';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/**
 * Lists the clusters that cannot be compared, entirely or in part, with the
 * reasons.
 */
export function UnknownSides(props: { comparison: Comparison }) {
  const { clusters, unknownIn, kindsUnknownIn } = props.comparison;
  const t = useEcoTranslation();
  const titles = new Map(clusters.map(({ name, title }) => [name, title]));
  return (
    <>
      {unknownIn.map(({ cluster, reason, since }) => (
        <UnknownLine key={cluster} since={since}>
          {t('comparison.unknownIn', { cluster, reason })}
        </UnknownLine>
      ))}
      {kindsUnknownIn.map(({ cluster, reason, since }) => (
        <UnknownLine key={cluster} since={since}>
          {t('comparison.kindsUnknownIn', {
            cluster: titles.get(cluster) ?? cluster,
            reason,
          })}
        </UnknownLine>
      ))}
    </>
  );
}
