import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { ecoApiRef } from '@backstage-eco/plugin-eco';
import { Stack } from '@backstage-eco/plugin-eco-common';
import { countFleet } from './fleet';

const SETTLED_INTERVAL_MS = 60_000;
const PENDING_INTERVAL_MS = 3_000;

function isPending(stack: Stack | undefined): boolean {
  return !!stack?.clusters.some(({ outcome }) => outcome.status === 'pending');
}

/**
 * Queries the figures of all visible clusters. Polls quickly until every
 * cluster has been tried once.
 */
export function useFleet() {
  const ecoApi = useApi(ecoApiRef);
  return useQuery({
    queryKey: ['home', 'stack'],
    queryFn: ({ signal }) => ecoApi.getStack({}, { signal }),
    select: countFleet,
    retry: false,
    refetchInterval: ({ state }) =>
      isPending(state.data) ? PENDING_INTERVAL_MS : SETTLED_INTERVAL_MS,
  });
}
