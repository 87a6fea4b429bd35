import { useQuery } from '@tanstack/react-query';
import { useEcoQueries } from './useEcoQueries';

/** The stack of every cluster that the person may see. */
export function useStack() {
  return useQuery(useEcoQueries().stack());
}
