import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { ecoApiRef } from '../api';

/**
 * The stack of every cluster that the person may see: one answer that all pages
 * share and cut for themselves, so that to choose other clusters asks nothing.
 */
export function useStack() {
  const ecoApi = useApi(ecoApiRef);
  return useQuery({
    queryKey: ['eco', 'stack'],
    queryFn: ({ signal }) => ecoApi.getStack({}, { signal }),
  });
}
