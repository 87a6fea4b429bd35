import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { ecoApiRef } from '../api';

/** One cluster, and what is read of it. */
export function useCluster(cluster: string) {
  const ecoApi = useApi(ecoApiRef);
  return useQuery({
    queryKey: ['eco', 'cluster', cluster],
    queryFn: ({ signal }) => ecoApi.getCluster({ cluster }, { signal }),
  });
}

/** What samples of a cluster's custom resources gave. */
export function useCustomResources(cluster: string) {
  const ecoApi = useApi(ecoApiRef);
  return useQuery({
    queryKey: ['eco', 'custom-resources', cluster],
    queryFn: ({ signal }) => ecoApi.getCustomResources({ cluster }, { signal }),
  });
}

/**
 * What was known of a cluster at a point in time.
 *
 * @param request - `at`: ISO 8601
 */
export function usePast(request: { cluster: string; at: string }) {
  const ecoApi = useApi(ecoApiRef);
  return useQuery({
    queryKey: ['eco', 'past', request],
    queryFn: ({ signal }) => ecoApi.getPast(request, { signal }),
    // The past stays as it was.
    refetchInterval: false,
  });
}
