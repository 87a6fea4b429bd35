import { Discovery } from './Discovery';

/**
 * Whether and in which version a kind is served.
 *
 * - `served`: `version` is the best version that the caller can read;
 *   `canWatch`: the kind supports watches.
 * - `not-served`: the API server has no such kind. Used only if that is
 *   certain.
 * - `unknown`: discovery is incomplete, or no served version can be read.
 */
export type ServedState =
  | { state: 'served'; version: string; canWatch: boolean }
  | { state: 'not-served' }
  | { state: 'unknown'; reason: string };

/**
 * Looks up a kind in the discovery.
 *
 * @param wanted - `versions`: the versions that the caller can read, best first
 */
export function findServed(
  discovery: Discovery,
  wanted: { group: string; resource: string; versions: string[] },
): ServedState {
  const served = discovery.resources.filter(
    ({ group, resource }) =>
      group === wanted.group && resource === wanted.resource,
  );
  const listable = served.filter(({ verbs }) => verbs.includes('list'));
  for (const version of wanted.versions) {
    const found = listable.find(resource => resource.version === version);
    if (found) {
      const canWatch = found.verbs.includes('watch');
      return { state: 'served', version, canWatch };
    }
  }
  const gap = discovery.gaps.find(({ group }) => group === wanted.group);
  if (gap) {
    return {
      state: 'unknown',
      reason: `${gap.group}/${gap.version} is unknown: ${gap.reason}`,
    };
  }
  if (served.length > 0) {
    const versions = served.map(resource => resource.version).join(', ');
    return {
      state: 'unknown',
      reason: `it is served as ${versions}, which Eco does not read`,
    };
  }
  return { state: 'not-served' };
}
