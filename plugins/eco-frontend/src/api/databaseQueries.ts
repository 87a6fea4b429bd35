import {
  DatabaseReference,
  DatabaseReviewRequest,
  DatabaseSummary,
  EcoDatabaseApi,
} from '@backstage-eco/plugin-eco-common';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ECO_KEY, REFETCH_INTERVAL_MS } from './queries';

/** As often as the backend itself looks at what changes. */
const FOLLOW_INTERVAL_MS = 2_000;

/** Whoever opens a page has often just changed what it shows. */
const CHANGES_AT_ONCE = 0;

/** The first part of the keys of databases and their requests. */
export const DATABASES_KEY = [ECO_KEY, 'databases'] as const;

/** States in which something is about to happen. */
const MOVING = new Set<DatabaseSummary['state']>([
  'requested',
  'provisioning',
  'deleting',
]);

function intervalOf(states: Array<DatabaseSummary['state'] | undefined>) {
  return states.some(state => state && MOVING.has(state))
    ? FOLLOW_INTERVAL_MS
    : REFETCH_INTERVAL_MS;
}

/** What the pages ask about databases: each question with its key. */
export type DatabaseQueries = ReturnType<typeof databaseQueries>;

/** Makes the queries about databases, for `useQuery` and its like. */
export function databaseQueries(api: EcoDatabaseApi) {
  return {
    /** What the person may choose from. */
    options: () =>
      queryOptions({
        queryKey: [ECO_KEY, 'database-options'],
        queryFn: ({ signal }) => api.getDatabaseOptions({ signal }),
      }),
    list: () =>
      queryOptions({
        queryKey: [...DATABASES_KEY, 'list'],
        queryFn: ({ signal }) => api.getDatabases({ signal }),
        staleTime: CHANGES_AT_ONCE,
        refetchInterval: ({ state }) =>
          intervalOf(state.data?.items.map(item => item.state) ?? []),
      }),
    database: (reference: DatabaseReference) => {
      const { cluster, namespace, name } = reference;
      return queryOptions({
        queryKey: [...DATABASES_KEY, 'one', cluster, namespace, name],
        queryFn: ({ signal }) =>
          api.getDatabase({ cluster, namespace, name }, { signal }),
        staleTime: CHANGES_AT_ONCE,
        refetchInterval: ({ state }) => intervalOf([state.data?.summary.state]),
      });
    },
    /** A request, followed until its state can change no more. */
    request: (id: string) =>
      queryOptions({
        queryKey: [...DATABASES_KEY, 'request', id],
        queryFn: ({ signal }) => api.getDatabaseRequest({ id }, { signal }),
        refetchInterval: ({ state }) =>
          state.data?.isOpen === false ? false : FOLLOW_INTERVAL_MS,
      }),
    /** What the cluster would do. The answer before stays until it is there. */
    review: (request: DatabaseReviewRequest) =>
      queryOptions({
        queryKey: [ECO_KEY, 'database-review', request],
        queryFn: ({ signal }) => api.reviewDatabase(request, { signal }),
        placeholderData: keepPreviousData,
        refetchInterval: false,
      }),
  };
}
