import { useInfiniteQuery } from '@tanstack/react-query';
import { PageHeading } from '../../components/PageHeading';
import { PageSkeleton } from '../../components/PageStates';
import { WithAnswer } from '../../components/WithAnswer';
import { useClusters } from '../../hooks/useClusters';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useOperatorQueries } from '../../hooks/useOperatorQueries';
import { useParameters } from '../../hooks/useParameters';
import { LoadedKinds } from './LoadedKinds';

/** Custom resource kinds of all clusters. */
export function KindsPage() {
  const t = useEcoTranslation();
  const { one, all } = useParameters();
  const answer = useInfiniteQuery(
    useOperatorQueries().kinds({
      text: one('q'),
      group: one('group'),
      clusters: all('cluster'),
    }),
  );
  return (
    <>
      <PageHeading title={t('kinds.title')} lead={t('kinds.lead')} />
      <WithAnswer answer={useClusters()} skeleton={<PageSkeleton />}>
        {clusters => (
          <WithAnswer
            answer={{ ...answer, data: answer.data?.pages }}
            skeleton={<PageSkeleton />}
          >
            {pages => (
              <LoadedKinds
                pages={pages}
                clusters={clusters}
                onMore={answer.hasNextPage ? answer.fetchNextPage : undefined}
              />
            )}
          </WithAnswer>
        )}
      </WithAnswer>
    </>
  );
}
