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

/** How often what is shown is asked for again, while the page is visible. */
export const REFETCH_INTERVAL_MS = 30_000;
/** How often a cluster's progress is asked for while it is read. */
const READING_INTERVAL_MS = 1_500;
/** Definitions change when the backend gets new ones, which is rare. */
const DEFINITIONS_INTERVAL_MS = 5 * 60_000;
/** As many as a page of the backend may have. */
const MAX_DELETED = 500;

/** The first part of every key: a write invalidates all under it. */
export const ECO_KEY = 'eco';

/** The calls that answer with something counted in each cluster. */
type CountingCall = {
  [K in keyof EcoApi]: ReturnType<EcoApi[K]> extends Promise<Counted<infer _>>
    ? K
    : never;
}[keyof EcoApi];

/** What such a call answers. */
type CountedBy<K extends CountingCall> = Awaited<ReturnType<EcoApi[K]>>;

/** A query for the name of a thing; undefined where it is not known. */
export type NameQuery = UseQueryOptions<any, Error, string | undefined, any>;

/** What the pages ask the backend: each question with its key. */
export type EcoQueries = ReturnType<typeof ecoQueries>;

/** Makes the queries of the pages, for `useQuery` and its like. */
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
     * The stack of every cluster that the person may see: one answer that all
     * pages share, so that choosing other clusters asks nothing.
     */
    stack: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'stack'],
        queryFn: ({ signal }) => ecoApi.getStack({}, { signal }),
      }),
    /** Everything known of a tool; no clusters means all. */
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
    /** Something counted in every cluster that the person may see. */
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
    /** The clusters that the person may see, and how far a reading is. */
    clusters: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'clusters'],
        queryFn: ({ signal }) => ecoApi.getClusters({ signal }),
        refetchInterval: ({ state }) =>
          state.data?.some(({ reading }) => reading)
            ? READING_INTERVAL_MS
            : REFETCH_INTERVAL_MS,
      }),
    /** Whether there are clusters, or why there is none. */
    clusterListStatus: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'cluster-list'],
        queryFn: ({ signal }) => ecoApi.getClusterListStatus({ signal }),
      }),
    /** One cluster, and what is read of it. */
    cluster: (cluster: string) =>
      queryOptions({
        queryKey: [ECO_KEY, 'cluster', cluster],
        queryFn: ({ signal }) => ecoApi.getCluster({ cluster }, { signal }),
      }),
    /** What samples of a cluster's custom resources gave. */
    customResources: (cluster: string) =>
      queryOptions({
        queryKey: [ECO_KEY, 'custom-resources', cluster],
        queryFn: ({ signal }) =>
          ecoApi.getCustomResources({ cluster }, { signal }),
      }),
    /** A page of the objects of a kind. The one before stays until it is there. */
    objects: (request: ObjectsRequest) =>
      queryOptions({
        queryKey: [ECO_KEY, 'objects', request],
        queryFn: ({ signal }) => ecoApi.getObjects(request, { signal }),
        placeholderData: keepPreviousData,
      }),
    /** The clusters that went away and can be restored. */
    archivedClusters: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'archived-clusters'],
        queryFn: ({ signal }) => ecoApi.getArchivedClusters({ signal }),
      }),
  };
}

function historyQueries(ecoApi: EcoApi) {
  return {
    /** What happened, the newest first, a page at a time. */
    history: (request: Omit<HistoryRequest, 'cursor'>) =>
      infiniteQueryOptions({
        queryKey: [ECO_KEY, 'history', request],
        queryFn: ({ signal, pageParam }) =>
          ecoApi.getHistory({ ...request, cursor: pageParam }, { signal }),
        initialPageParam: undefined as string | undefined,
        getNextPageParam: ({ nextCursor }) => nextCursor,
        placeholderData: keepPreviousData,
      }),
    /** How much happened in each hour. */
    historyCounts: (request: Omit<HistoryRequest, 'cursor' | 'limit'>) =>
      queryOptions({
        queryKey: [ECO_KEY, 'history-counts', request],
        queryFn: async ({ signal }) =>
          (await ecoApi.countHistory({ ...request, per: 'hour' }, { signal }))
            .items,
        placeholderData: keepPreviousData,
      }),
    /** One event with all that changed, which stays as it was. */
    historyEntry: (id: string) =>
      queryOptions({
        queryKey: [ECO_KEY, 'history-entry', id],
        queryFn: ({ signal }) => ecoApi.getHistoryEntry({ id }, { signal }),
        staleTime: Infinity,
        refetchInterval: false,
      }),
    /** What was known of a cluster at a time (ISO 8601), which stays as it was. */
    past: (request: { cluster: string; at: string }) =>
      queryOptions({
        queryKey: [ECO_KEY, 'past', request],
        queryFn: ({ signal }) => ecoApi.getPast(request, { signal }),
        refetchInterval: false,
      }),
    /** Clusters of which the history alone is kept, as long as this event. */
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
