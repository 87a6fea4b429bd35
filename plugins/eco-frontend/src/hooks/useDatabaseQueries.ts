import { useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { ecoDatabaseApiRef } from '../api';
import { DatabaseQueries, databaseQueries } from '../api/databaseQueries';

/** The queries about databases, asked of the API that the app has. */
export function useDatabaseQueries(): DatabaseQueries {
  const api = useApi(ecoDatabaseApiRef);
  return useMemo(() => databaseQueries(api), [api]);
}
