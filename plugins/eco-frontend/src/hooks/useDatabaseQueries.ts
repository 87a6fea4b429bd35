import { useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { ecoDatabaseApiRef } from '../api';
import { DatabaseQueries, databaseQueries } from '../api/databaseQueries';

/** Returns the queries of databases, with the app's API client. */
export function useDatabaseQueries(): DatabaseQueries {
  const api = useApi(ecoDatabaseApiRef);
  return useMemo(() => databaseQueries(api), [api]);
}
