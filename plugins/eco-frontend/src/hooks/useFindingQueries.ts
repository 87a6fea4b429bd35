import { useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { ecoFindingApiRef } from '../api';
import { findingQueries } from '../api/findingQueries';

/** The queries about findings, asked of the API that the app has. */
export function useFindingQueries() {
  const api = useApi(ecoFindingApiRef);
  return useMemo(() => findingQueries(api), [api]);
}
