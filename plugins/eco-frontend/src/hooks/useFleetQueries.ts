import { useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { ecoFleetApiRef } from '../api';
import { fleetQueries } from '../api/fleetQueries';

/** The queries about many clusters, asked of the API that the app has. */
export function useFleetQueries() {
  const api = useApi(ecoFleetApiRef);
  return useMemo(() => fleetQueries(api), [api]);
}
