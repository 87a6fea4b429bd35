import { useApi } from '@backstage/frontend-plugin-api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ecoApiRef } from '../api';

/** The clusters that went away and can be brought back. */
export function useArchivedClusters() {
  const ecoApi = useApi(ecoApiRef);
  return useQuery({
    queryKey: ['eco', 'archived-clusters'],
    queryFn: ({ signal }) => ecoApi.getArchivedClusters({ signal }),
  });
}

/** Brings an archived cluster back, and has the pages show it. */
export function useClusterRestore(name: string) {
  const ecoApi = useApi(ecoApiRef);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => ecoApi.restoreCluster(name),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['eco'] }),
  });
}
