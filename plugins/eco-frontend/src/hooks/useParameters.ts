import { NavigateOptions, useSearchParams } from 'react-router-dom';

/** What a page keeps in the query of its address. */
export interface Parameters {
  /** The first value of a parameter; undefined where it is not there or empty. */
  one(name: string): string | undefined;
  /** Its values, each once. */
  all(name: string): string[];
  /** The query with these values instead of the ones before; empty ones leave it. */
  searchWith(changes: ParameterChanges): string;
  /** Goes to {@link Parameters.searchWith}. */
  change(changes: ParameterChanges, options?: NavigateOptions): void;
}

/** New values by parameter; undefined and empty take the parameter away. */
export type ParameterChanges = Record<string, string | string[] | undefined>;

/** Reads and writes the query of the address. */
export function useParameters(): Parameters {
  const [parameters, setParameters] = useSearchParams();
  return {
    one: name => parameters.get(name) || undefined,
    all: name => [...new Set(parameters.getAll(name).filter(Boolean))],
    searchWith: changes => `?${changed(parameters, changes)}`,
    change: (changes, options) =>
      setParameters(before => changed(before, changes), options),
  };
}

function changed(
  before: URLSearchParams,
  changes: ParameterChanges,
): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    after.delete(name);
    for (const one of [value ?? []].flat().filter(Boolean)) {
      after.append(name, one);
    }
  }
  return after;
}
