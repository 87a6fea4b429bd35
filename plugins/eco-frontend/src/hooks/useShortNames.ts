import { useMemo } from 'react';
import { shortNames } from '../model/shortNames';
import { useStack } from './useStack';

/**
 * Returns the short name of every visible cluster. Names are the same on all
 * pages, whichever clusters are selected.
 */
export function useShortNames(): ReadonlyMap<string, string> {
  const { data } = useStack();
  return useMemo(
    () => shortNames(data?.clusters.map(({ name }) => name) ?? []),
    [data],
  );
}
