import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { NoSuchThing, PageSkeleton } from '../../components/PageStates';
import { WithAnswer } from '../../components/WithAnswer';
import { useClusters } from '../../hooks/useClusters';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useOperatorQueries } from '../../hooks/useOperatorQueries';
import { LoadedKind } from './LoadedKind';

/** Page of one kind, or an explanation if there is no such kind. */
export function KindPage() {
  // Query the list first: it reports a missing backend.
  return (
    <WithAnswer answer={useClusters()} skeleton={<PageSkeleton />}>
      {clusters => <KnownKind clusters={clusters} />}
    </WithAnswer>
  );
}

function KnownKind(props: { clusters: ClusterSummary[] }) {
  const { group = '', plural = '' } = useParams();
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const answer = useQuery(useOperatorQueries().kind({ group, plural }));
  return (
    <WithAnswer
      answer={answer}
      skeleton={<PageSkeleton />}
      missing={
        <NoSuchThing
          title={t('kind.noSuchKind', { kind: `${plural}.${group}` })}
          to={paths.kinds}
          words={t('kind.all')}
        />
      }
    >
      {detail => (
        <LoadedKind
          key={`${plural}.${group}`}
          detail={detail}
          clusters={props.clusters}
        />
      )}
    </WithAnswer>
  );
}
