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

/** As many kinds as a page of the backend may have. */
const KINDS_PER_PAGE = 500;

/** The queries about operators, kinds and their schemas. */
export function operatorQueries(api: EcoOperatorApi) {
  return {
    /** The operators of every cluster that the person may see. */
    operators: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'operators'],
        queryFn: ({ signal }) => api.getOperators({}, { signal }),
        select: operatorsInClusters,
      }),
    /** Everything known of one operator. */
    operator: (request: OperatorReference & { cluster: string }) =>
      queryOptions({
        queryKey: [ECO_KEY, 'operator', request],
        queryFn: ({ signal }) => api.getOperator(request, { signal }),
      }),
    /** Kinds over all clusters, a page at a time. The ones before stay meanwhile. */
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
    /** A schema, which never changes. */
    schema: (hash: string) =>
      queryOptions({
        queryKey: [ECO_KEY, 'schema', hash],
        queryFn: ({ signal }) => api.getSchema({ hash }, { signal }),
        staleTime: Infinity,
        refetchInterval: false,
      }),
  };
}
