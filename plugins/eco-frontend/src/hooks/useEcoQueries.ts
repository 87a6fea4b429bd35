import { useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { ecoApiRef } from '../api';
import { EcoQueries, ecoQueries } from '../api/queries';

/** Returns the queries of the pages, with the app's API client. */
export function useEcoQueries(): EcoQueries {
  const ecoApi = useApi(ecoApiRef);
  return useMemo(() => ecoQueries(ecoApi), [ecoApi]);
}
