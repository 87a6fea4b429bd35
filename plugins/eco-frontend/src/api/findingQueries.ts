import {
  EcoFindingApi,
  FindingsRequest,
} from '@backstage-eco/plugin-eco-common';
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
} from '@tanstack/react-query';
import { ECO_KEY } from './queries';

/** The queries about findings and checks. */
export function findingQueries(api: EcoFindingApi) {
  return {
    /** Findings, a page at a time. The ones before stay meanwhile. */
    findings: (request: Omit<FindingsRequest, 'cursor' | 'limit'>) =>
      infiniteQueryOptions({
        queryKey: [ECO_KEY, 'findings', request],
        queryFn: ({ signal, pageParam }) =>
          api.getFindings({ ...request, cursor: pageParam }, { signal }),
        initialPageParam: undefined as string | undefined,
        getNextPageParam: ({ nextCursor }) => nextCursor,
        placeholderData: keepPreviousData,
      }),
    /** One finding with its evidence. */
    finding: (id: string) =>
      queryOptions({
        queryKey: [ECO_KEY, 'finding', id],
        queryFn: ({ signal }) => api.getFinding({ id }, { signal }),
      }),
    /** How many open findings each cluster has, by tool. */
    counts: (request: { clusters?: string[]; tool?: string }) =>
      queryOptions({
        queryKey: [ECO_KEY, 'finding-counts', request],
        queryFn: ({ signal }) => api.getFindingCounts(request, { signal }),
      }),
    /** What is checked, and where it could not be. */
    checks: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'checks'],
        queryFn: ({ signal }) => api.getChecks({}, { signal }),
      }),
  };
}
