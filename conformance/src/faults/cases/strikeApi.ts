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

/** A case that strikes requests between the Kubernetes plugin and the API server. */
export function strikeApi(
  matches: Matcher,
  strike: Strike,
  options: Pick<Fault, 'times'> = {},
): FaultCase['strike'] {
  return ({ api }) => api.strike({ matches, strike, ...options });
}

/**
 * The same for lists: a watch that would spare the list is expired first, as
 * every API server's is at some time.
 *
 * @param options - `only`: which of the requests for the resource are struck.
 * Default: all of them
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

/** A case that strikes requests between Eco and the Kubernetes plugin. */
export function strikePlugin(
  matches: Matcher,
  strike: Strike,
): FaultCase['strike'] {
  return ({ plugin }) => plugin.strike({ matches, strike });
}

/** What the Kubernetes plugin is asked to pass on to the cluster of a world. */
export function proxiedTo({ name }: World): Matcher {
  return ({ path, headers }) =>
    path.startsWith('/api/kubernetes/proxy/') &&
    headers['backstage-kubernetes-cluster'] === name;
}

/**
 * Counts answers of the Kubernetes plugin: where a connection cannot be made at
 * all, its words are what there is to count.
 */
export function countWords(world: World, words: RegExp): void {
  world.plugin.strike({
    matches: proxiedTo(world),
    strike: observe(({ body }) => words.test(body.toString())),
  });
}
