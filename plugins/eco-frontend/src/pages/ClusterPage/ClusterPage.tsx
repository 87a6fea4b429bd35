import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { NoSuchThing, PageSkeleton } from '../../components/PageStates';
import { WithAnswer } from '../../components/WithAnswer';
import { useClusters } from '../../hooks/useClusters';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoQueries } from '../../hooks/useEcoQueries';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { LoadedCluster } from './LoadedCluster';

/** The page of the cluster that the address names, or why there is none. */
export function ClusterPage() {
  const { cluster = '' } = useParams();
  // The list comes first: without a backend, it says so.
  return (
    <WithAnswer answer={useClusters()} skeleton={<PageSkeleton />}>
      {clusters => (
        <KnownCluster
          key={cluster}
          name={cluster}
          // A reading is followed in the list, which is asked for more often.
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
