import { useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { ecoApiRef } from '../api';
import { EcoQueries, ecoQueries } from '../api/queries';

/** The queries of the pages, asked of the API that the app has. */
export function useEcoQueries(): EcoQueries {
  const ecoApi = useApi(ecoApiRef);
  return useMemo(() => ecoQueries(ecoApi), [ecoApi]);
}
