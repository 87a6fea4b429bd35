import { useQuery } from '@tanstack/react-query';
import { PageHeading } from '../../components/PageHeading';
import { PageSkeleton } from '../../components/PageStates';
import { WithAnswer } from '../../components/WithAnswer';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useFleetQueries } from '../../hooks/useFleetQueries';
import { LoadedFleet } from './LoadedFleet';

/** All clusters on one page, with the most urgent findings. */
export function FleetPage() {
  const t = useEcoTranslation();
  return (
    <>
      <PageHeading title={t('fleet.title')} lead={t('fleet.lead')} />
      <WithAnswer
        answer={useQuery(useFleetQueries().fleet())}
        skeleton={<PageSkeleton />}
      >
        {fleet => <LoadedFleet fleet={fleet} />}
      </WithAnswer>
    </>
  );
}
