import { useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { ecoFleetApiRef } from '../api';
import { fleetQueries } from '../api/fleetQueries';

/** Returns the queries that span clusters, with the app's API client. */
export function useFleetQueries() {
  const api = useApi(ecoFleetApiRef);
  return useMemo(() => fleetQueries(api), [api]);
}
