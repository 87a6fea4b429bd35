import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { ecoApiRef } from '../api';

/** Start of the key of every query about clusters. */
export const CLUSTERS_QUERY_KEY = ['eco', 'clusters'];

/** All clusters that the person may see. */
export function useClusters() {
  const ecoApi = useApi(ecoApiRef);
  return useQuery({
    queryKey: CLUSTERS_QUERY_KEY,
    queryFn: ({ signal }) => ecoApi.getClusters({ signal }),
  });
}
