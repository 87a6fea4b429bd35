import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { ecoApiRef } from '../api';

/**
 * Everything known of a tool in some clusters.
 *
 * @param options - `clusters` empty means all.
 */
export function useTool(options: { toolId: string; clusters: string[] }) {
  const ecoApi = useApi(ecoApiRef);
  const { toolId } = options;
  const clusters = [...options.clusters].sort();
  return useQuery({
    queryKey: ['eco', 'tool', toolId, clusters],
    queryFn: ({ signal }) => ecoApi.getTool({ toolId, clusters }, { signal }),
  });
}
