import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

const PARAMETER = 'cluster';

/** Which clusters are chosen, kept in the address. Empty: all of them. */
export interface ClusterSelection {
  chosen: string[];
  /** Adds a cluster, or takes it away. Taking the last one away means all. */
  toggle(name: string): void;
  chooseAll(): void;
}

/** Reads and writes `?cluster=a&cluster=b`. */
export function useClusterSelection(): ClusterSelection {
  const [parameters, setParameters] = useSearchParams();
  const chosen = [...new Set(parameters.getAll(PARAMETER))];

  const write = useCallback(
    (change: (before: string[]) => string[]) =>
      setParameters(before => {
        const after = new URLSearchParams(before);
        after.delete(PARAMETER);
        for (const name of change([...new Set(before.getAll(PARAMETER))])) {
          after.append(PARAMETER, name);
        }
        return after;
      }),
    [setParameters],
  );

  return {
    chosen,
    toggle: name =>
      write(before =>
        before.includes(name)
          ? before.filter(other => other !== name)
          : [...before, name],
      ),
    chooseAll: () => write(() => []),
  };
}
