import {
  EcoOperatorApi,
  KindsRequest,
  OperatorReference,
} from '@backstage-eco/plugin-eco-common';
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
} from '@tanstack/react-query';
import { operatorsInClusters } from '../model/operatorsInClusters';
import { ECO_KEY } from './queries';

/** Largest page size that the backend accepts. */
const KINDS_PER_PAGE = 500;

/** Creates the queries of operators, kinds and their schemas. */
export function operatorQueries(api: EcoOperatorApi) {
  return {
    /** Operators of every visible cluster. */
    operators: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'operators'],
        queryFn: ({ signal }) => api.getOperators({}, { signal }),
        select: operatorsInClusters,
      }),
    /** Everything known about one operator. */
    operator: (request: OperatorReference & { cluster: string }) =>
      queryOptions({
        queryKey: [ECO_KEY, 'operator', request],
        queryFn: ({ signal }) => api.getOperator(request, { signal }),
      }),
    /**
     * Kinds across clusters, one page at a time. Keeps the previous ones while
     * loading.
     */
    kinds: (request: Omit<KindsRequest, 'cursor' | 'limit'>) =>
      infiniteQueryOptions({
        queryKey: [ECO_KEY, 'kinds', request],
        queryFn: ({ signal, pageParam }) =>
          api.getKinds(
            { ...request, limit: KINDS_PER_PAGE, cursor: pageParam },
            { signal },
          ),
        initialPageParam: undefined as string | undefined,
        getNextPageParam: ({ nextCursor }) => nextCursor,
        placeholderData: keepPreviousData,
      }),
    /** One kind in each cluster that has it. */
    kind: (request: { group: string; plural: string }) =>
      queryOptions({
        queryKey: [ECO_KEY, 'kind', request],
        queryFn: ({ signal }) => api.getKind(request, { signal }),
      }),
    /** A schema. It is looked up by hash, so it never changes. */
    schema: (hash: string) =>
      queryOptions({
        queryKey: [ECO_KEY, 'schema', hash],
        queryFn: ({ signal }) => api.getSchema({ hash }, { signal }),
        staleTime: Infinity,
        refetchInterval: false,
      }),
  };
}
