import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { NoSuchThing, PageSkeleton } from '../../components/PageStates';
import { WithAnswer } from '../../components/WithAnswer';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoQueries } from '../../hooks/useEcoQueries';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useObjectQuery } from '../../hooks/useObjectQuery';
import { LoadedObjects } from './LoadedObjects';

/** Objects of one kind in a cluster, page by page. */
export function ObjectsPage() {
  const { cluster = '', kind = '' } = useParams();
  return (
    <ObjectsOfKind key={`${cluster}/${kind}`} cluster={cluster} kind={kind} />
  );
}

function ObjectsOfKind(props: { cluster: string; kind: string }) {
  const { cluster, kind } = props;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const used = useObjectQuery();
  const answer = useQuery(
    useEcoQueries().objects({ cluster, kind, ...used.query }),
  );
  return (
    <WithAnswer
      answer={answer}
      skeleton={<PageSkeleton />}
      missing={
        <NoSuchThing
          title={t('objects.noSuchKind', { kind, cluster })}
          to={paths.cluster({ cluster })}
          words={t('cluster.kinds')}
        />
      }
    >
      {page => (
        <LoadedObjects
          page={page}
          used={used}
          waiting={answer.isPlaceholderData}
        />
      )}
    </WithAnswer>
  );
}
