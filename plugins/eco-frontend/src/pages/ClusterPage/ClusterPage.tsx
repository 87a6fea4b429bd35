import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { NoSuchThing, PageSkeleton } from '../../components/PageStates';
import { WithAnswer } from '../../components/WithAnswer';
import { useClusters } from '../../hooks/useClusters';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoQueries } from '../../hooks/useEcoQueries';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { LoadedCluster } from './LoadedCluster';

/** Page of one cluster, or an explanation if there is no such cluster. */
export function ClusterPage() {
  const { cluster = '' } = useParams();
  // Query the list first: it reports a missing backend.
  return (
    <WithAnswer answer={useClusters()} skeleton={<PageSkeleton />}>
      {clusters => (
        <KnownCluster
          key={cluster}
          name={cluster}
          // The list has the progress of a read, because it is polled more
          // often.
          listed={clusters.find(({ name }) => name === cluster)}
        />
      )}
    </WithAnswer>
  );
}

function KnownCluster(props: {
  name: string;
  listed: Parameters<typeof LoadedCluster>[0]['cluster'] | undefined;
}) {
  const { name, listed } = props;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  return (
    <WithAnswer
      answer={useQuery(useEcoQueries().cluster(name))}
      skeleton={<PageSkeleton />}
      missing={
        <NoSuchThing
          title={t('cluster.noSuchCluster', { cluster: name })}
          to={paths.clusters}
          words={t('cluster.all')}
        />
      }
    >
      {({ cluster, kinds }) => (
        <LoadedCluster cluster={listed ?? cluster} kinds={kinds} />
      )}
    </WithAnswer>
  );
}
