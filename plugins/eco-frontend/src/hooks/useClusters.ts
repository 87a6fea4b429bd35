import { useQuery } from '@tanstack/react-query';
import { useEcoQueries } from './useEcoQueries';

/** Queries the visible clusters, with the progress of reads. */
export function useClusters() {
  return useQuery(useEcoQueries().clusters());
}
