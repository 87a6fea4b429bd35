import { useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { ecoOperatorApiRef } from '../api';
import { operatorQueries } from '../api/operatorQueries';

/** Returns the queries of operators and kinds, with the app's API client. */
export function useOperatorQueries() {
  const api = useApi(ecoOperatorApiRef);
  return useMemo(() => operatorQueries(api), [api]);
}
