import { useQuery } from '@tanstack/react-query';
import { useEcoQueries } from './useEcoQueries';

/** Queries the stack of every visible cluster. */
export function useStack() {
  return useQuery(useEcoQueries().stack());
}
