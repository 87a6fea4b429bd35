import { useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { ecoFindingApiRef } from '../api';
import { findingQueries } from '../api/findingQueries';

/** Returns the queries of findings, with the app's API client. */
export function useFindingQueries() {
  const api = useApi(ecoFindingApiRef);
  return useMemo(() => findingQueries(api), [api]);
}
