import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { useQuery } from '@tanstack/react-query';
import { useEcoQueries } from './useEcoQueries';

/** A cluster with a history. */
export interface ClusterWithHistory {
  name: string;
  /** For a deleted cluster its name, as Eco keeps nothing else of it. */
  title: string;
  state: 'shown' | 'archived' | 'deleted';
}

/**
 * Lists the clusters that the user may see, with archived and deleted ones whose
 * history is kept.
 *
 * @param shown - the clusters that Eco shows now
 * @returns `error`: why archived or deleted clusters are missing
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
  // A new cluster may reuse the name of an archived or deleted one.
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
  state: ClusterWithHistory['state'],
): ClusterWithHistory[] {
  return clusters.map(({ name, title }) => ({ name, title, state }));
}
