import {
  ClusterSummary,
  HISTORY_EVENT_TYPES,
  HistoryEntry,
  HistoryEventType,
} from '@backstage-eco/plugin-eco-common';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Notice } from '../../components/Notice';
import { PageHeading } from '../../components/PageHeading';
import { PageSkeleton } from '../../components/PageStates';
import { WithAnswer } from '../../components/WithAnswer';
import { useClusters } from '../../hooks/useClusters';
import { useClustersWithHistory } from '../../hooks/useClustersWithHistory';
import { useEcoQueries } from '../../hooks/useEcoQueries';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';
import { ALL_LAYERS } from '../../model/filters';
import { HistoryFilters } from './HistoryFilters';
import { LoadedHistory } from './LoadedHistory';

/** Events of the clusters, newest first. */
export function HistoryPage() {
  const t = useEcoTranslation();
  return (
    <>
      <PageHeading title={t('history.title')} lead={t('history.lead')} />
      <WithAnswer answer={useClusters()} skeleton={<PageSkeleton />}>
        {clusters => <HistoryOfClusters clusters={clusters} />}
      </WithAnswer>
    </>
  );
}

function HistoryOfClusters(props: { clusters: ClusterSummary[] }) {
  const { clusters, error } = useClustersWithHistory(props.clusters);
  const t = useEcoTranslation();
  const { one, all } = useParameters();
  const queries = useEcoQueries();
  const request = {
    clusters: all('cluster'),
    types: all('type').filter(isEventType),
    subject: one('subject'),
    layer: ALL_LAYERS.find(({ id }) => id === one('layer'))?.id,
    from: toTime(one('from')),
    to: toTime(one('to')),
  };
  const answer = useInfiniteQuery(queries.history(request));
  const counts = useQuery(queries.historyCounts(request));
  const entries: HistoryEntry[] | undefined = answer.data?.pages.flatMap(
    ({ items }) => items,
  );
  return (
    <>
      {error && (
        <Notice>{t('history.goneNotLoaded', { reason: error.message })}</Notice>
      )}
      <HistoryFilters clusters={clusters} />
      <WithAnswer
        answer={{ ...answer, data: entries }}
        skeleton={<PageSkeleton />}
      >
        {loaded => (
          <LoadedHistory
            entries={loaded}
            counts={counts.data}
            clusters={clusters}
            older={answer.hasNextPage ? answer.fetchNextPage : undefined}
            waiting={answer.isFetchingNextPage}
          />
        )}
      </WithAnswer>
    </>
  );
}

function isEventType(type: string): type is HistoryEventType {
  return (HISTORY_EVENT_TYPES as readonly string[]).includes(type);
}

/** Ignores an invalid time in the URL. */
function toTime(text: string | undefined): string | undefined {
  const time = new Date(text ?? '');
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
