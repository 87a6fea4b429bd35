import { ApiResourceFacts } from '@backstage-eco/plugin-eco-node';
import { JsonReader } from './createJsonReader';
import { malformedAnswer } from './ReadFailure';
import { parseAggregatedDiscovery } from './parseAggregatedDiscovery';
import { readLegacyDiscovery } from './readLegacyDiscovery';

/**
 * What an API server serves, as far as it could say.
 */
export interface Discovery {
  resources: ApiResourceFacts[];
  /**
   * Group versions whose resources are not known, with the reason: the server
   * behind them did not answer the API server.
   */
  unknown: Array<{ group: string; version: string; reason: string }>;
}

/** The aggregated form, newest first, then what old servers know. */
const ACCEPT = [
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
  'application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList',
  'application/json',
].join(',');

/**
 * Asks what an API server serves: two requests where it knows aggregated
 * discovery (Kubernetes 1.26 and later), one more for each group version where
 * it does not.
 *
 * @throws ReadFailure where it could not be read as a whole
 */
export async function readDiscovery(read: JsonReader): Promise<Discovery> {
  const answers = await Promise.all([
    read('/api', ACCEPT),
    read('/apis', ACCEPT),
  ]);
  const parts: Discovery[] = [];
  for (const answer of answers) {
    parts.push(
      answer.kind === 'APIGroupDiscoveryList'
        ? parseAggregatedDiscovery(answer)
        : await readLegacyDiscovery(answer, read),
    );
  }
  const resources = parts.flatMap(part => part.resources);
  if (!resources.some(({ group }) => group === '')) {
    throw malformedAnswer('it says that it serves no core resources at all');
  }
  return { resources, unknown: parts.flatMap(part => part.unknown) };
}

/**
 * Where a kind is served.
 *
 * - `served`: `version` is the best one that the caller can read.
 * - `not-served`: the API server knows no such kind. Only said for certain.
 * - `unknown`: it cannot be said, or not be read.
 */
export type ServedState =
  | { state: 'served'; version: string }
  | { state: 'not-served' }
  | { state: 'unknown'; reason: string };

/**
 * Looks a kind up in what is served.
 *
 * @param wanted - `versions`: those that the caller can read, best first
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
  const version = wanted.versions.find(candidate =>
    listable.some(resource => resource.version === candidate),
  );
  if (version) {
    return { state: 'served', version };
  }
  const gap = discovery.unknown.find(({ group }) => group === wanted.group);
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
