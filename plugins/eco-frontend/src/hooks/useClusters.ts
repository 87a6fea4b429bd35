import { useQuery } from '@tanstack/react-query';
import { useEcoQueries } from './useEcoQueries';

/** The clusters that the person may see, with how far a reading of them is. */
export function useClusters() {
  return useQuery(useEcoQueries().clusters());
}
