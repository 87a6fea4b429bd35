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

/** Creates the queries of findings and checks. */
export function findingQueries(api: EcoFindingApi) {
  return {
    /** Findings, one page at a time. Keeps the previous ones while loading. */
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
    /** Number of open findings in each cluster, by tool. */
    counts: (request: { clusters?: string[]; tool?: string }) =>
      queryOptions({
        queryKey: [ECO_KEY, 'finding-counts', request],
        queryFn: ({ signal }) => api.getFindingCounts(request, { signal }),
      }),
    /** Checks, and the clusters in which they could not run. */
    checks: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'checks'],
        queryFn: ({ signal }) => api.getChecks({}, { signal }),
      }),
  };
}
