import { useQuery } from '@tanstack/react-query';
import { PageHeading } from '../../components/PageHeading';
import { PageSkeleton } from '../../components/PageStates';
import { WithAnswer } from '../../components/WithAnswer';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useFleetQueries } from '../../hooks/useFleetQueries';
import { LoadedComparison } from './LoadedComparison';

/** Compares clusters side by side, each with a baseline. */
export function ComparePage() {
  const t = useEcoTranslation();
  return (
    <>
      <PageHeading title={t('comparison.title')} lead={t('comparison.lead')} />
      <WithAnswer
        answer={useQuery(useFleetQueries().comparison())}
        skeleton={<PageSkeleton />}
      >
        {comparison => <LoadedComparison comparison={comparison} />}
      </WithAnswer>
    </>
  );
}
