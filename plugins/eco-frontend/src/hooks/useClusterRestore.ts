import { useApi } from '@backstage/frontend-plugin-api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ecoApiRef } from '../api';
import { ECO_KEY } from '../api/queries';

/** Restores an archived cluster, and refetches the pages' data. */
export function useClusterRestore(name: string) {
  const ecoApi = useApi(ecoApiRef);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => ecoApi.restoreCluster(name),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [ECO_KEY] }),
  });
}
