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

/** The page of the finding that the address names, or why there is none. */
export function FindingPage() {
  // The list comes first: without a backend, it says so.
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
