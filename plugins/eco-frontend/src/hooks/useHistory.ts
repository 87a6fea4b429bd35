import { useApi } from '@backstage/frontend-plugin-api';
import { HistoryRequest } from '@backstage-eco/plugin-eco-common';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { ecoApiRef } from '../api';

/**
 * What happened, the newest first: a page, and more of them when they are asked
 * for.
 */
export function useHistory(request: Omit<HistoryRequest, 'cursor'>) {
  const ecoApi = useApi(ecoApiRef);
  return useInfiniteQuery({
    queryKey: ['eco', 'history', request],
    queryFn: ({ signal, pageParam }) =>
      ecoApi.getHistory({ ...request, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}
