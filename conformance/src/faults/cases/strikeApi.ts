import {
  expiredWatch,
  Fault,
  Matcher,
  observe,
  Strike,
  watchesOf,
} from 'fault-injection';
import { FaultCase } from '../FaultCase';
import { World } from '../world/World';

/** Injects a fault between the Kubernetes plugin and the API server. */
export function strikeApi(
  matches: Matcher,
  strike: Strike,
  options: Pick<Fault, 'times'> = {},
): FaultCase['strike'] {
  return ({ api }) => api.strike({ matches, strike, ...options });
}

/**
 * Injects a fault into lists. Expires the watches first, which would otherwise
 * spare the list; every API server expires watches at some time.
 *
 * @param options - `only`: the requests for the resource to fault. Default: all
 */
export function strikeLists(
  wanted: Matcher,
  strike: Strike,
  options: Pick<Fault, 'times'> & { only?: Matcher } = {},
): FaultCase['strike'] {
  const { only: matches = wanted, times } = options;
  return ({ api }) =>
    api.strike(
      { matches: watchesOf(wanted), strike: expiredWatch, isPrelude: true },
      { matches, strike, times },
    );
}

/** Injects a fault between Eco and the Kubernetes plugin. */
export function strikePlugin(
  matches: Matcher,
  strike: Strike,
): FaultCase['strike'] {
  return ({ plugin }) => plugin.strike({ matches, strike });
}

/**
 * Matches requests that the Kubernetes plugin must forward to the cluster of a
 * world.
 */
export function proxiedTo({ name }: World): Matcher {
  return ({ path, headers }) =>
    path.startsWith('/api/kubernetes/proxy/') &&
    headers['backstage-kubernetes-cluster'] === name;
}

/**
 * Counts answers of the Kubernetes plugin by their text. If no connection can
 * be made at all, there is nothing else to count.
 */
export function countWords(world: World, words: RegExp): void {
  world.plugin.strike({
    matches: proxiedTo(world),
    strike: observe(({ body }) => words.test(body.toString())),
  });
}
