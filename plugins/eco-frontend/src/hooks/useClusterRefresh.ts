import { useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ecoApiRef } from '../api';
import { ECO_KEY } from '../api/queries';
import { useEcoQueries } from './useEcoQueries';

const POLL_INTERVAL_MS = 1_500;
/** Maximum time to wait for a read before the page stops following it. */
const GIVE_UP_AFTER_MS = 60_000;

/**
 * Refreshes a cluster, polls until its outcome changes, and then refetches the
 * pages' data.
 *
 * @param cluster - the cluster as last fetched
 */
export function useClusterRefresh(cluster: ClusterSummary) {
  const ecoApi = useApi(ecoApiRef);
  const queryClient = useQueryClient();
  const [waiting, setWaiting] = useState<{ before: string }>();

  const { mutate, isPending, error } = useMutation({
    mutationFn: () => ecoApi.refreshCluster(cluster.name),
    onSuccess: () => setWaiting({ before: cluster.outcome.at ?? '' }),
  });
  // Poll only the list of clusters, which is far smaller than the data of the
  // pages.
  const { data: clusters } = useQuery({
    ...useEcoQueries().clusters(),
    enabled: waiting !== undefined,
    refetchInterval: POLL_INTERVAL_MS,
  });

  const latest = clusters?.find(({ name }) => name === cluster.name);
  const finished = waiting && (latest?.outcome.at ?? '') > waiting.before;
  useEffect(() => {
    if (finished) {
      setWaiting(undefined);
      queryClient.invalidateQueries({ queryKey: [ECO_KEY] });
    }
  }, [finished, queryClient]);

  useEffect(() => {
    if (!waiting) {
      return undefined;
    }
    const giveUp = setTimeout(() => setWaiting(undefined), GIVE_UP_AFTER_MS);
    return () => clearTimeout(giveUp);
  }, [waiting]);

  return {
    refresh: () => mutate(),
    refreshing: isPending || waiting !== undefined,
    error: error ?? undefined,
  };
}
