import { useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { ecoOperatorApiRef } from '../api';
import { operatorQueries } from '../api/operatorQueries';

/** The queries about operators and kinds, asked of the API that the app has. */
export function useOperatorQueries() {
  const api = useApi(ecoOperatorApiRef);
  return useMemo(() => operatorQueries(api), [api]);
}
