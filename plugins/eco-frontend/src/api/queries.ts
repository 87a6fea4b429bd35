import {
  Counted,
  EcoApi,
  HistoryRequest,
  ObjectsRequest,
} from '@backstage-eco/plugin-eco-common';
import {
  UseQueryOptions,
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
} from '@tanstack/react-query';

/** Interval at which visible pages refetch their data. */
export const REFETCH_INTERVAL_MS = 30_000;
/** Poll interval of a cluster's progress during a read. */
const READING_INTERVAL_MS = 1_500;
/**
 * Refetch interval of definitions, which change only with those of the backend.
 */
const DEFINITIONS_INTERVAL_MS = 5 * 60_000;
/** Largest page size that the backend accepts. */
const MAX_DELETED = 500;

/** Key prefix of every query, so that a write can invalidate them all. */
export const ECO_KEY = 'eco';

/** API methods that return something counted in each cluster. */
type CountingCall = {
  [K in keyof EcoApi]: ReturnType<EcoApi[K]> extends Promise<Counted<infer _>>
    ? K
    : never;
}[keyof EcoApi];

/** Answer of such a method. */
type CountedBy<K extends CountingCall> = Awaited<ReturnType<EcoApi[K]>>;

/** Query of an object's display name; undefined if unknown. */
export type NameQuery = UseQueryOptions<any, Error, string | undefined, any>;

/** Queries of the pages, with their keys. */
export type EcoQueries = ReturnType<typeof ecoQueries>;

/** Creates the queries of the pages, for `useQuery` and similar hooks. */
export function ecoQueries(ecoApi: EcoApi) {
  return {
    ...fleetQueries(ecoApi),
    ...clusterQueries(ecoApi),
    ...historyQueries(ecoApi),
  };
}

function fleetQueries(ecoApi: EcoApi) {
  return {
    /**
     * Stack of every visible cluster. All pages share this one answer, so
     * choosing other clusters sends no request.
     */
    stack: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'stack'],
        queryFn: ({ signal }) => ecoApi.getStack({}, { signal }),
      }),
    /** Everything known about a tool. Empty `clusters` means all. */
    tool: (request: { toolId: string; clusters: string[] }) => {
      const { toolId } = request;
      const clusters = [...request.clusters].sort();
      return queryOptions({
        queryKey: [ECO_KEY, 'tool', toolId, clusters],
        queryFn: ({ signal }) =>
          ecoApi.getTool({ toolId, clusters }, { signal }),
      });
    },
    /** Every tool that Eco knows, found or not. */
    definitions: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'definitions'],
        queryFn: ({ signal }) => ecoApi.getDefinitions({ signal }),
        staleTime: DEFINITIONS_INTERVAL_MS,
        refetchInterval: DEFINITIONS_INTERVAL_MS,
      }),
    /** Something counted in every visible cluster. */
    counted: <K extends CountingCall>(call: K) =>
      queryOptions({
        queryKey: [ECO_KEY, 'counted', call],
        queryFn: ({ signal }) =>
          ecoApi[call]({}, { signal }) as Promise<CountedBy<K>>,
      }),
  };
}

function clusterQueries(ecoApi: EcoApi) {
  return {
    /** Visible clusters, with the progress of reads. */
    clusters: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'clusters'],
        queryFn: ({ signal }) => ecoApi.getClusters({ signal }),
        refetchInterval: ({ state }) =>
          state.data?.some(({ reading }) => reading)
            ? READING_INTERVAL_MS
            : REFETCH_INTERVAL_MS,
      }),
    /** Status of the cluster list, or why it is empty. */
    clusterListStatus: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'cluster-list'],
        queryFn: ({ signal }) => ecoApi.getClusterListStatus({ signal }),
      }),
    /** One cluster, and what Eco reads of it. */
    cluster: (cluster: string) =>
      queryOptions({
        queryKey: [ECO_KEY, 'cluster', cluster],
        queryFn: ({ signal }) => ecoApi.getCluster({ cluster }, { signal }),
      }),
    /** Results of sampling a cluster's custom resources. */
    customResources: (cluster: string) =>
      queryOptions({
        queryKey: [ECO_KEY, 'custom-resources', cluster],
        queryFn: ({ signal }) =>
          ecoApi.getCustomResources({ cluster }, { signal }),
      }),
    /**
     * Objects of a kind, one page at a time. Keeps the previous page while
     * loading.
     */
    objects: (request: ObjectsRequest) =>
      queryOptions({
        queryKey: [ECO_KEY, 'objects', request],
        queryFn: ({ signal }) => ecoApi.getObjects(request, { signal }),
        placeholderData: keepPreviousData,
      }),
    /** Archived clusters that can be restored. */
    archivedClusters: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'archived-clusters'],
        queryFn: ({ signal }) => ecoApi.getArchivedClusters({ signal }),
      }),
  };
}

function historyQueries(ecoApi: EcoApi) {
  return {
    /** Events, newest first, one page at a time. */
    history: (request: Omit<HistoryRequest, 'cursor'>) =>
      infiniteQueryOptions({
        queryKey: [ECO_KEY, 'history', request],
        queryFn: ({ signal, pageParam }) =>
          ecoApi.getHistory({ ...request, cursor: pageParam }, { signal }),
        initialPageParam: undefined as string | undefined,
        getNextPageParam: ({ nextCursor }) => nextCursor,
        placeholderData: keepPreviousData,
      }),
    /** Number of events in each hour. */
    historyCounts: (request: Omit<HistoryRequest, 'cursor' | 'limit'>) =>
      queryOptions({
        queryKey: [ECO_KEY, 'history-counts', request],
        queryFn: async ({ signal }) =>
          (await ecoApi.countHistory({ ...request, per: 'hour' }, { signal }))
            .items,
        placeholderData: keepPreviousData,
      }),
    /** One event with all its changes. Events never change. */
    historyEntry: (id: string) =>
      queryOptions({
        queryKey: [ECO_KEY, 'history-entry', id],
        queryFn: ({ signal }) => ecoApi.getHistoryEntry({ id }, { signal }),
        staleTime: Infinity,
        refetchInterval: false,
      }),
    /** State of a cluster at a past time (ISO 8601), which never changes. */
    past: (request: { cluster: string; at: string }) =>
      queryOptions({
        queryKey: [ECO_KEY, 'past', request],
        queryFn: ({ signal }) => ecoApi.getPast(request, { signal }),
        refetchInterval: false,
      }),
    /**
     * Deleted clusters. Eco keeps only their history, for as long as this
     * event.
     */
    deletedClusters: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'deleted-clusters'],
        queryFn: async ({ signal }) => {
          const { items } = await ecoApi.getHistory(
            { types: ['cluster-deleted'], limit: MAX_DELETED },
            { signal },
          );
          return items.map(({ cluster }) => ({
            name: cluster,
            title: cluster,
          }));
        },
      }),
  };
}
