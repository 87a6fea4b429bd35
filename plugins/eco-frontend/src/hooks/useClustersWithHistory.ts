import { useApi } from '@backstage/frontend-plugin-api';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { useQuery } from '@tanstack/react-query';
import { ecoApiRef } from '../api';
import { useArchivedClusters } from './useArchivedClusters';

/** As many as a page of the backend may have. */
const MOST_DELETED = 500;

/** A cluster whose history can be asked for. */
export interface ClusterWithHistory {
  name: string;
  /** Of a deleted one, its name: nothing else is kept. */
  title: string;
  standing: 'shown' | 'archived' | 'deleted';
}

/**
 * The clusters that the person may see, and those that they could see once and of
 * which the history is kept.
 *
 * @param shown - the clusters that are there
 * @returns `error`: why those that went away are not among them
 */
export function useClustersWithHistory(shown: ClusterSummary[]): {
  clusters: ClusterWithHistory[];
  error: Error | null;
} {
  const archived = useArchivedClusters();
  const deleted = useDeletedClusters();
  const all: ClusterWithHistory[] = [
    ...toClusters(shown, 'shown'),
    ...toClusters(archived.data ?? [], 'archived'),
    ...toClusters(deleted.data ?? [], 'deleted'),
  ];
  // A name that went away may be there again.
  const firsts = new Map<string, ClusterWithHistory>();
  for (const cluster of all) {
    if (!firsts.has(cluster.name)) {
      firsts.set(cluster.name, cluster);
    }
  }
  return {
    clusters: [...firsts.values()],
    error: archived.error ?? deleted.error,
  };
}

/** Of a cluster that was deleted, the history is kept as long as this event. */
function useDeletedClusters() {
  const ecoApi = useApi(ecoApiRef);
  return useQuery({
    queryKey: ['eco', 'deleted-clusters'],
    queryFn: async ({ signal }) => {
      const request = { types: ['cluster-deleted' as const] };
      const { items } = await ecoApi.getHistory(
        { ...request, limit: MOST_DELETED },
        { signal },
      );
      return items.map(({ cluster }) => ({ name: cluster, title: cluster }));
    },
  });
}

function toClusters(
  clusters: Array<{ name: string; title: string }>,
  standing: ClusterWithHistory['standing'],
): ClusterWithHistory[] {
  return clusters.map(({ name, title }) => ({ name, title, standing }));
}
