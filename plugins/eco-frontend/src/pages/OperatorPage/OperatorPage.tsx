import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import {
  ClusterSummary,
  OperatorDetail,
} from '@backstage-eco/plugin-eco-common';
import { NoSuchThing, PageSkeleton } from '../../components/PageStates';
import { WithAnswer } from '../../components/WithAnswer';
import { useClusters } from '../../hooks/useClusters';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useOperatorQueries } from '../../hooks/useOperatorQueries';
import { workloadWords } from '../../model/operatorRows';
import { LoadedOperator } from './LoadedOperator';

/** Page of one operator, or an explanation if there is no such operator. */
export function OperatorPage() {
  // Query the list first: it reports a missing backend.
  return (
    <WithAnswer answer={useClusters()} skeleton={<PageSkeleton />}>
      {clusters => <KnownOperator clusters={clusters} />}
    </WithAnswer>
  );
}

function KnownOperator(props: { clusters: ClusterSummary[] }) {
  const { cluster = '', namespace = '', kind = '', name = '' } = useParams();
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const workload = { namespace, kind: kind as Kind, name };
  const answer = useQuery(
    useOperatorQueries().operator({ cluster, ...workload }),
  );
  return (
    <WithAnswer
      answer={answer}
      skeleton={<PageSkeleton />}
      missing={
        <NoSuchThing
          title={t('operator.noSuchOperator', {
            operator: workloadWords(workload),
            cluster,
          })}
          to={paths.operators}
          words={t('operator.all')}
        />
      }
    >
      {detail => (
        <LoadedOperator
          key={`${cluster}/${workloadWords(workload)}`}
          detail={detail}
          clusters={props.clusters}
        />
      )}
    </WithAnswer>
  );
}

type Kind = OperatorDetail['workload']['kind'];
