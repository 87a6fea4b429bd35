import { useMemo } from 'react';
import { shortNames } from '../model/shortNames';
import { useStack } from './useStack';

/**
 * The short name of every cluster that the person may see: the same on all
 * pages, whichever clusters are chosen.
 */
export function useShortNames(): ReadonlyMap<string, string> {
  const { data } = useStack();
  return useMemo(
    () => shortNames(data?.clusters.map(({ name }) => name) ?? []),
    [data],
  );
}
