import {
  DatabaseReference,
  DatabaseReviewRequest,
  DatabaseSummary,
  EcoDatabaseApi,
} from '@backstage-eco/plugin-eco-common';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ECO_KEY, REFETCH_INTERVAL_MS } from './queries';

/** Same interval at which the backend checks what is in progress. */
const FOLLOW_INTERVAL_MS = 2_000;

/**
 * Refetch on mount: people often open a page right after they changed what it
 * shows.
 */
const ALWAYS_STALE = 0;

/** Key prefix of databases and their requests. */
export const DATABASES_KEY = [ECO_KEY, 'databases'] as const;

/** States that are expected to change soon. */
const TRANSIENT_STATES = new Set<DatabaseSummary['state']>([
  'requested',
  'provisioning',
  'deleting',
]);

function intervalOf(states: Array<DatabaseSummary['state'] | undefined>) {
  return states.some(state => state && TRANSIENT_STATES.has(state))
    ? FOLLOW_INTERVAL_MS
    : REFETCH_INTERVAL_MS;
}

/** Queries of databases, with their keys. */
export type DatabaseQueries = ReturnType<typeof databaseQueries>;

/** Creates the queries of databases, for `useQuery` and similar hooks. */
export function databaseQueries(api: EcoDatabaseApi) {
  return {
    /** Options for a new database, limited to what the user may choose. */
    options: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'database-options'],
        queryFn: ({ signal }) => api.getDatabaseOptions({ signal }),
      }),
    list: () =>
      queryOptions({
        queryKey: [...DATABASES_KEY, 'list'],
        queryFn: ({ signal }) => api.getDatabases({ signal }),
        staleTime: ALWAYS_STALE,
        refetchInterval: ({ state }) =>
          intervalOf(state.data?.items.map(item => item.state) ?? []),
      }),
    database: (reference: DatabaseReference) => {
      const { cluster, namespace, name } = reference;
      return queryOptions({
        queryKey: [...DATABASES_KEY, 'one', cluster, namespace, name],
        queryFn: ({ signal }) =>
          api.getDatabase({ cluster, namespace, name }, { signal }),
        staleTime: ALWAYS_STALE,
        refetchInterval: ({ state }) => intervalOf([state.data?.summary.state]),
      });
    },
    /** A request, polled until it reaches a final state. */
    request: (id: string) =>
      queryOptions({
        queryKey: [...DATABASES_KEY, 'request', id],
        queryFn: ({ signal }) => api.getDatabaseRequest({ id }, { signal }),
        refetchInterval: ({ state }) =>
          state.data?.isOpen === false ? false : FOLLOW_INTERVAL_MS,
      }),
    /**
     * Review of what the cluster would do. Keeps the previous answer while
     * loading.
     */
    review: (request: DatabaseReviewRequest) =>
      queryOptions({
        queryKey: [ECO_KEY, 'database-review', request],
        queryFn: ({ signal }) => api.reviewDatabase(request, { signal }),
        placeholderData: keepPreviousData,
        refetchInterval: false,
      }),
  };
}
