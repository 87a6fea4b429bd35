import { useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ecoApiRef } from '../api';
import { CLUSTERS_QUERY_KEY } from './useClusters';

const POLL_INTERVAL_MS = 1_500;
/** A read that takes longer than this is not waited for; the page goes on. */
const GIVE_UP_AFTER_MS = 60_000;

/**
 * Has a cluster read again, and follows it until its outcome is a new one.
 *
 * @param cluster - the cluster as it was answered last
 */
export function useClusterRefresh(cluster: ClusterSummary) {
  const ecoApi = useApi(ecoApiRef);
  const queryClient = useQueryClient();
  const [waiting, setWaiting] = useState<{ before?: string }>();

  const { mutate, isPending, error } = useMutation({
    mutationFn: () => ecoApi.refreshCluster(cluster.name),
    onSuccess: () => setWaiting({ before: cluster.outcome.at }),
  });

  const finished = waiting && cluster.outcome.at !== waiting.before;
  useEffect(() => {
    if (finished) {
      setWaiting(undefined);
      queryClient.invalidateQueries({ queryKey: ['eco'] });
    }
  }, [finished, queryClient]);

  useEffect(() => {
    if (!waiting) {
      return undefined;
    }
    const poll = setInterval(
      () => queryClient.invalidateQueries({ queryKey: CLUSTERS_QUERY_KEY }),
      POLL_INTERVAL_MS,
    );
    const giveUp = setTimeout(() => setWaiting(undefined), GIVE_UP_AFTER_MS);
    return () => {
      clearInterval(poll);
      clearTimeout(giveUp);
    };
  }, [waiting, queryClient]);

  return {
    refresh: () => mutate(),
    refreshing: isPending || waiting !== undefined,
    error: error ?? undefined,
  };
}
