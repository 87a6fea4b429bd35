import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { UnknownCluster } from '../../model/clustersOfTool';
import { Age } from '../Age';

/** Why nothing can be said of a cluster, and since when. */
export function UnknownReason(props: { unknown: UnknownCluster }) {
  const { cluster, reason, since } = props.unknown;
  const t = useEcoTranslation();
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
