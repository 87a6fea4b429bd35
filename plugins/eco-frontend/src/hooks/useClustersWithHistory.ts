import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { useQuery } from '@tanstack/react-query';
import { useEcoQueries } from './useEcoQueries';

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
  const queries = useEcoQueries();
  const archived = useQuery(queries.archivedClusters());
  const deleted = useQuery(queries.deletedClusters());
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

function toClusters(
  clusters: Array<{ name: string; title: string }>,
  standing: ClusterWithHistory['standing'],
): ClusterWithHistory[] {
  return clusters.map(({ name, title }) => ({ name, title, standing }));
}
