import { ecoFindingReadPermission } from '@backstage-eco/plugin-eco-common';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { NoSuchThing, PageSkeleton } from '../../components/PageStates';
import { WithAnswer } from '../../components/WithAnswer';
import { useClusters } from '../../hooks/useClusters';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useFindingQueries } from '../../hooks/useFindingQueries';
import { LoadedFinding } from './LoadedFinding';

/** Page of one finding, or an explanation if there is no such finding. */
export function FindingPage() {
  // Query the list first: it reports a missing backend.
  return (
    <WithAnswer answer={useClusters()} skeleton={<PageSkeleton />}>
      {clusters => <KnownFinding clusters={clusters} />}
    </WithAnswer>
  );
}

function KnownFinding(props: {
  clusters: Parameters<typeof LoadedFinding>[0]['clusters'];
}) {
  const { finding: id = '' } = useParams();
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const missing = (
    <NoSuchThing
      title={t('finding.noSuchFinding', { id })}
      to={paths.findings}
      words={t('finding.all')}
    />
  );
  return (
    <WithAnswer
      answer={useQuery(useFindingQueries().finding(id))}
      skeleton={<PageSkeleton />}
      missing={missing}
      denied={{
        title: 'findings.denied',
        permission: ecoFindingReadPermission.name,
      }}
    >
      {detail => <LoadedFinding detail={detail} clusters={props.clusters} />}
    </WithAnswer>
  );
}
