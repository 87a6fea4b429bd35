import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { UnknownCluster } from '../../model/clustersOfTool';
import { readFailureOf } from '../../model/readFailure';
import { Age, useAge } from '../Age';

/** Shows why a cluster's state is unknown, and since when. */
export function UnknownReason(props: { unknown: UnknownCluster }) {
  const { cluster, reason, since } = props.unknown;
  const t = useEcoTranslation();
  const { words: age, exact } = useAge(cluster.readAt ?? '');
  if (cluster.readAt && readFailureOf(cluster)) {
    // The cluster's tile and page show the reason.
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
