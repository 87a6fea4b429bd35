import { NavigateOptions, useSearchParams } from 'react-router-dom';

/** Query parameters of a page. */
export interface Parameters {
  /**
   * Returns the first value of a parameter, or undefined if missing or empty.
   */
  one(name: string): string | undefined;
  /** Returns the distinct values of a parameter. */
  all(name: string): string[];
  /**
   * Returns the query string after the changes; empty values remove a
   * parameter.
   */
  searchWith(changes: ParameterChanges): string;
  /** Navigates to {@link Parameters.searchWith}. */
  change(changes: ParameterChanges, options?: NavigateOptions): void;
}

/** New values by parameter; undefined and empty values remove it. */
export type ParameterChanges = Record<string, string | string[] | undefined>;

/** Reads and writes the query parameters of the URL. */
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
