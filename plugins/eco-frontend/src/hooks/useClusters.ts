import { useApi } from '@backstage/frontend-plugin-api';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { useQuery } from '@tanstack/react-query';
import { ecoApiRef } from '../api';
import { REFETCH_INTERVAL_MS } from '../components/EcoQueryProvider';

/** How often a reading is looked at while it runs. */
const READING_INTERVAL_MS = 1_500;

/**
 * The clusters that the person may see, with how far a reading of them is.
 *
 * @param options - `enabled` false asks for nothing
 */
export function useClusters(options: { enabled?: boolean } = {}) {
  const ecoApi = useApi(ecoApiRef);
  return useQuery({
    queryKey: ['eco', 'clusters'],
    queryFn: ({ signal }) => ecoApi.getClusters({ signal }),
    refetchInterval: ({ state }) => intervalFor(state.data),
    ...options,
  });
}

function intervalFor(clusters: ClusterSummary[] | undefined): number {
  return clusters?.some(({ reading }) => reading)
    ? READING_INTERVAL_MS
    : REFETCH_INTERVAL_MS;
}
