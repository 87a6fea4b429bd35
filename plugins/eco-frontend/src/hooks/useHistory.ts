import { useApi } from '@backstage/frontend-plugin-api';
import { HistoryRequest } from '@backstage-eco/plugin-eco-common';
import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
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

/** One thing that happened, with all that changed. */
export function useHistoryEntry(id: number) {
  const ecoApi = useApi(ecoApiRef);
  return useQuery({
    queryKey: ['eco', 'history-entry', id],
    queryFn: ({ signal }) => ecoApi.getHistoryEntry({ id }, { signal }),
    // What happened stays as it was.
    staleTime: Infinity,
    refetchInterval: false,
  });
}
