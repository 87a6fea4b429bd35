import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { UnknownCluster } from '../../model/clustersOfTool';
import { sicknessOf } from '../../model/sickness';
import { Age, useAge } from '../Age';

/** Why nothing can be said of a cluster, and since when. */
export function UnknownReason(props: { unknown: UnknownCluster }) {
  const { cluster, reason, since } = props.unknown;
  const t = useEcoTranslation();
  const { words: age, exact } = useAge(cluster.readAt ?? '');
  if (cluster.readAt && sicknessOf(cluster)) {
    // Why, the cluster's own tile and page say.
    return (
      <span title={exact}>
        {t(`outcome.${cluster.outcome.status}`)}, {t('layer.asOf', { age })}
      </span>
    );
  }
  return (
    <>
      {reason ?? t(`outcome.${cluster.outcome.status}`)}
      {since && (
        <>
          {' · '}
          <Age at={since} />
        </>
      )}
    </>
  );
}
