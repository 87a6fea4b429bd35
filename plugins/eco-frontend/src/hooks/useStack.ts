import { useApi } from '@backstage/frontend-plugin-api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ecoApiRef } from '../api';

/**
 * The stack of some clusters. While another selection is on its way the old
 * answer stays, so that the drawing does not blink.
 *
 * @param options - `clusters` empty means all; `enabled` false asks nothing.
 */
export function useStack(options: { clusters: string[]; enabled: boolean }) {
  const ecoApi = useApi(ecoApiRef);
  const clusters = [...options.clusters].sort();
  return useQuery({
    queryKey: ['eco', 'stack', clusters],
    queryFn: ({ signal }) => ecoApi.getStack({ clusters }, { signal }),
    placeholderData: keepPreviousData,
    enabled: options.enabled,
  });
}
